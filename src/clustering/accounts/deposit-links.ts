import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { AccountLink } from './account-link.ts';
import { type AssetAccount, depositAddress } from './deposit-address.ts';
import type { DepositUse } from './deposit-uses.ts';
import type { RuleScope } from './rule-scope.ts';

/**
 * Deposit reuse (Victor 2020, Tutela): who pays into one deposit address of an exchange is one actor. Links of the
 * address `from` in one asset with the others of each deposit address that it pays, as a star around the smallest id.
 * Exchanges, services, deposit addresses and busy accounts are never linked.
 */
export async function depositLinks(scope: RuleScope, from: AssetAccount): Promise<AccountLink[]> {
  if (!(await isActor(scope, from))) return [];
  const history = (await scope.reader.history(from.account)) ?? [];
  const targets = new Map<number, number>();
  for (const { payer, receiver, receiverAccount, value } of history)
    if (payer === from.home && receiver !== from.home && receiver !== NO_ACCOUNT && value > 0n)
      targets.set(receiver, receiverAccount);
  const links: AccountLink[] = [];
  // Who never paid anything on did not forward it.
  const accounts = await scope.lake.source.accounts(Uint32Array.from(targets.values()));
  for (const { account, home, paid } of accounts) {
    if (paid === 0) continue;
    const uses = await depositAddress(scope, { home, account, asset: from.asset });
    if (!uses?.some(({ sender }) => sender === from.home)) continue;
    const best = await bestUses(scope, uses, from.asset);
    links.push(...star(scope, best, { via: home, asset: from.asset }));
  }
  return links;
}

/** The surest use of each sender that may be an actor, by ascending id. */
async function bestUses(
  scope: RuleScope,
  uses: readonly DepositUse[],
  asset: number,
): Promise<readonly DepositUse[]> {
  const best = new Map<number, DepositUse>();
  for (const use of uses) {
    const other = best.get(use.sender);
    if (!other || use.confidence > other.confidence) best.set(use.sender, use);
  }
  const actors: DepositUse[] = [];
  for (const use of [...best.values()].sort((a, b) => a.sender - b.sender))
    if (await isActor(scope, { home: use.sender, account: use.paid.payerAccount, asset })) actors.push(use);
  return actors;
}

/** Neither a service nor a deposit address itself: a service that sweeps into an exchange stands for many people. */
async function isActor(scope: RuleScope, at: AssetAccount): Promise<boolean> {
  if (at.home === NO_ACCOUNT) return false;
  const role = scope.role(at.home);
  if (role === 'exchange' || role === 'service') return false;
  return (await depositAddress(scope, at))?.length === 0;
}

function star(
  { number, offset }: RuleScope,
  uses: readonly DepositUse[],
  about: { readonly via: number; readonly asset: number },
): AccountLink[] {
  const [first, ...others] = uses;
  return others.map((use) => ({
    a: offset + first!.sender,
    b: offset + use.sender,
    rule: about.asset === 0 ? 'deposit' : 'token-deposit',
    confidence: Math.min(first!.confidence, use.confidence),
    evidence: transactionsOf([first!, use]).map((tx) => ({ lake: number, tx })),
    asset: about.asset,
    via: offset + about.via,
  }));
}

/** Payments and forwardings in chain order; one transaction may hold several of them. */
function transactionsOf(uses: readonly DepositUse[]): number[] {
  const all = uses.flatMap(({ paid, forwarded }) => [paid.tx, forwarded.tx]);
  return [...new Set(all)].sort((x, y) => x - y);
}
