import type { LegEvidence } from './compare-legs.ts';
import type { LegSide } from './leg-sides.ts';

/**
 * contract-not-listed: a leg is the event of a contract that is in no list. memo-alone: nothing but a memo on Bitcoin,
 * which anybody can write, joins the legs. other-recipient: the payout went to somebody whom the payment did not name.
 */
export type PairDoubt = 'contract-not-listed' | 'memo-alone' | 'other-recipient';

/**
 * Why two legs that seem to belong together do not count: anybody can emit an event or write a memo, also one that names
 * somebody else's payment. Undefined: nothing of that kind.
 */
export function doubtOf(pair: {
  readonly near: LegSide;
  readonly far: LegSide;
  readonly method: 'id' | 'memo' | 'amount-time-recipient';
  readonly evidence: LegEvidence;
}): PairDoubt | undefined {
  const { near, far, evidence } = pair;
  if (!isListed(near) || !isListed(far)) return 'contract-not-listed';
  // A refund goes back to whoever paid, whom the order does not name.
  if (evidence.sameRecipient === false && near.chain !== far.chain) return 'other-recipient';
  // A listed contract that names the order's transaction confirms it; without that an order is its writer's word.
  if ('txid' in near.leg) return pair.method === 'amount-time-recipient' ? 'memo-alone' : undefined;
  return 'txid' in far.leg && evidence.sameRecipient !== true ? 'memo-alone' : undefined;
}

/** Transactions of Bitcoin have no contract: what they say is judged by what stands on the other side. */
function isListed({ leg }: LegSide): boolean {
  return 'txid' in leg || leg.event.genuine;
}
