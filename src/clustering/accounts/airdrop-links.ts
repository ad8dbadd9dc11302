import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { AccountLink } from './account-link.ts';
import { type AirdropShare, airdropShare } from './airdrop-share.ts';
import type { AssetAccount } from './deposit-address.ts';
import type { RuleScope } from './rule-scope.ts';
import { signedOrKnown } from './signed-or-known.ts';

/** Nothing is measured: below every other class of evidence but the gas funder. */
const CONFIDENCE = 300_000;

/**
 * Airdrop multi-participation (Victor 2020): addresses that got the same amount of a token from one distributor and
 * passed all of it on to one address. Links each of two or more with the collector, for one asset of the address
 * `from`, which may be a participant or the collector.
 */
export async function airdropLinks(scope: RuleScope, from: AssetAccount): Promise<AccountLink[]> {
  const links = await linksOfCollector(scope, from);
  const share = await shareOf(scope, from);
  if (share) {
    const { collector, forwarded } = share;
    const at = { home: collector, account: forwarded.receiverAccount, asset: from.asset };
    links.push(...(await linksOfCollector(scope, at)));
  }
  return links;
}

async function linksOfCollector(scope: RuleScope, at: AssetAccount): Promise<AccountLink[]> {
  if (isService(scope, at.home)) return [];
  const history = (await scope.reader.history(at.account)) ?? [];
  const payers = new Map<number, number>();
  for (const { payer, payerAccount, receiver } of history)
    if (receiver === at.home && payer !== at.home && payer !== NO_ACCOUNT) payers.set(payer, payerAccount);
  // Strangers bring what they got to one pool or one sale.
  if (payers.size < 2 || (await isContract(scope, at.home))) return [];
  const drops = new Map<string, (AirdropShare & { readonly home: number })[]>();
  for (const [home, account] of payers) {
    const share = await shareOf(scope, { home, account, asset: at.asset });
    if (share?.collector !== at.home) continue;
    const key = `${share.distributor} ${share.value}`;
    drops.set(key, [...(drops.get(key) ?? []), { home, ...share }]);
  }
  return [...drops.values()].flatMap((shares) =>
    shares.length < 2 ? [] : shares.map((share) => toLink(scope, share, at.asset)),
  );
}

/** Undefined also where a service takes part: an exchange pays its customers alike and gathers what they bring. */
async function shareOf(scope: RuleScope, at: AssetAccount): Promise<AirdropShare | undefined> {
  if (isService(scope, at.home)) return undefined;
  const history = await scope.reader.history(at.account);
  if (!history) return undefined;
  const signed = await signedOrKnown(scope, at.asset);
  const [token] = await scope.lake.source.assetHomes(Uint32Array.of(at.asset));
  const share = airdropShare(history, at.home, {
    maxBlocks: scope.limits.maxBlocks,
    // Sent by a call of the token itself: a swap goes through a router, and its pool is no collector.
    genuine: (transfer) => signed(transfer) && (transfer.target === NO_ACCOUNT || transfer.target === token),
  });
  return share && scope.role(share.distributor) !== 'exchange' ? share : undefined;
}

async function isContract({ lake }: RuleScope, home: number): Promise<boolean> {
  const [address] = await lake.source.addresses(Uint32Array.of(home));
  return (await lake.tables?.isContract(address!)) === true;
}

function isService(scope: RuleScope, home: number): boolean {
  const role = scope.role(home);
  return role === 'exchange' || role === 'service';
}

function toLink(
  { number, offset }: RuleScope,
  share: AirdropShare & { readonly home: number },
  asset: number,
): AccountLink {
  return {
    a: offset + Math.min(share.home, share.collector),
    b: offset + Math.max(share.home, share.collector),
    rule: 'airdrop',
    confidence: CONFIDENCE,
    evidence: [share.received.tx, share.forwarded.tx].map((tx) => ({ lake: number, tx })),
    asset,
    via: offset + share.distributor,
  };
}
