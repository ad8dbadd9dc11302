import type { AccountLink } from './account-link.ts';
import type { AccountTransfer } from './account-transfer.ts';
import { type FirstFunding, firstFunding } from './first-funding.ts';
import type { RuleScope } from './rule-scope.ts';

/** Nothing is measured: a hint whom to ask, the weakest class of evidence. */
const CONFIDENCE = 200_000;

/** Gas funder: links of an address with who paid its first coin, and with those whose first coin it paid. */
export async function gasFunderLinks(scope: RuleScope, home: number): Promise<AccountLink[]> {
  const history = await scope.reader.history(home);
  if (!history || !isPerson(scope, home)) return [];
  const links: AccountLink[] = [];
  const own = firstFunding(history, home);
  if (own && isPerson(scope, own.funder)) {
    const theirs = await scope.reader.history(own.funder);
    if (theirs && !fundsMany(scope, theirs, own.funder)) links.push(toLink(scope, own, home));
  }
  if (fundsMany(scope, history, home)) return links;
  for (const { payer, receiver, opensReceiver } of history) {
    if (payer !== home || receiver === home || !opensReceiver || !isPerson(scope, receiver)) continue;
    const theirs = await scope.reader.history(receiver);
    const funding = theirs && firstFunding(theirs, receiver);
    if (funding?.funder === home) links.push(toLink(scope, funding, receiver));
  }
  return links;
}

/** A mining pool, a faucet, an exchange without a tag: many begin with its coin. */
function fundsMany({ limits }: RuleScope, history: readonly AccountTransfer[], self: number): boolean {
  const opened = history.filter(({ payer, opensReceiver }) => payer === self && opensReceiver);
  return opened.length > limits.maxFunded;
}

function isPerson({ role }: RuleScope, home: number): boolean {
  return role(home) !== 'exchange' && role(home) !== 'service';
}

function toLink({ number, offset }: RuleScope, funding: FirstFunding, home: number): AccountLink {
  const { funder, received, used } = funding;
  return {
    a: offset + Math.min(home, funder),
    b: offset + Math.max(home, funder),
    rule: 'gas-funder',
    confidence: CONFIDENCE,
    evidence: [received.tx, used.tx].map((tx) => ({ lake: number, tx })),
    asset: 0,
  };
}
