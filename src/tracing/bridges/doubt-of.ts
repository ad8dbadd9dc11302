import { CLOCKS, type LegPair } from './agreement-of.ts';

/**
 * contract-not-listed: a leg is the event of a contract that is in no list. other-recipient: the payout went to somebody
 * whom the payment did not name; a refund, to somebody who neither paid nor is named for refunds. memo-alone: nothing but
 * a memo joins the legs, which anybody can write, also through a router of THORChain. payout-first: the payout is older
 * than its payment by more than two clocks may differ. expired: it came after the bridge's window. bridge-closed: one of
 * the legs is of a time when the bridge worked no more. pays-more: more came out than went in.
 */
export type PairDoubt =
  | 'contract-not-listed'
  | 'other-recipient'
  | 'memo-alone'
  | 'payout-first'
  | 'expired'
  | 'bridge-closed'
  | 'pays-more';

/**
 * Why two legs that seem to belong together do not count: anybody can emit an event or write a memo, also one that names
 * somebody else's payment. The first of several reasons, in the order above. Undefined: nothing of that kind.
 */
export function doubtOf(pair: LegPair): PairDoubt | undefined {
  const { near, far, rule, refund, agrees, delay, paysMore } = pair;
  if (!near.listed || !far.listed) return 'contract-not-listed';
  if (agrees.recipient === 'no') return 'other-recipient';
  // A router of THORChain emits what any caller tells it to, and Bitcoin keeps what anybody writes: without a recipient
  // that both sides name, nobody but the writer of the memo joins the legs.
  if (rule.method === 'memo' && agrees.recipient !== 'yes') return 'memo-alone';
  if (refund && agrees.recipient !== 'yes') return 'other-recipient';
  // No contract stands on either side.
  if ('txid' in near.leg && 'txid' in far.leg) return 'memo-alone';
  if (delay < -CLOCKS) return 'payout-first';
  if (delay > rule.window) return 'expired';
  if (Math.max(near.time, far.time) >= (rule.closed ?? Number.POSITIVE_INFINITY)) return 'bridge-closed';
  return paysMore ? 'pays-more' : undefined;
}
