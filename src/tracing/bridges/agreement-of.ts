import type { BridgeRule } from './bridge-rules.ts';
import type { LegSide, Payment } from './leg-side.ts';

export type Agrees = 'yes' | 'no' | 'unknown';

/** What two legs say of each other. */
export interface Agreement {
  /** yes: they share an id. unknown: one of them has none. Legs with different ids are no pair. */
  readonly id: Agrees;
  /** no: the payout went to somebody whom the payment does not name. unknown: one of them names nobody. */
  readonly recipient: Agrees;
  /** yes: as much came out as went in, less the fee that the rule allows. unknown: the amounts cannot be compared. */
  readonly amount: Agrees;
  /** yes: within the rule's window. unknown: earlier than the payment, by no more than two clocks may differ. */
  readonly time: Agrees;
}

/** A pair, and what agrees in it. */
export interface LegPair {
  readonly near: LegSide;
  readonly far: LegSide;
  readonly rule: BridgeRule;
  /** The payout gives the payment back. */
  readonly refund: boolean;
  readonly agrees: Agreement;
  /** More came out than went in, in the same asset. */
  readonly paysMore: boolean;
  /** Share of what went in that came out, in parts of 10,000, rounded away from equality; undefined: not comparable. */
  readonly arrived: number | undefined;
  /** What came out, in 36 decimals; undefined: not comparable. */
  readonly paid: bigint | undefined;
  /** Seconds from the payment to the payout. */
  readonly delay: number;
}

/** Seconds by which the clocks of two chains may differ: Bitcoin accepts headers up to two hours ahead. */
export const CLOCKS = 2 * 60 * 60;
const WHOLE = 10_000n;
const MOST = 10n * WHOLE;

/** Of several outputs on Bitcoin the one that fits best: the one to the recipient, then the largest share that may be. */
export function agreementOf(
  near: LegSide,
  far: LegSide,
  about: {
    readonly rule: BridgeRule;
    readonly refund: boolean;
    readonly sharesId: boolean;
    /** Only this one of the payout's; absent: all of them. */
    readonly payment?: Payment;
  },
): LegPair {
  const { rule, refund, sharesId } = about;
  const [wanted] = near.payments;
  const named = refund ? near.refundTo : wanted!.address === undefined ? [] : [wanted!.address];
  const delay = far.time - near.time;
  let recipient: Agrees = 'unknown';
  let amount: Agrees = 'unknown';
  let arrived: number | undefined;
  let paid: bigint | undefined;
  let rank = -1;
  const most = Number(WHOLE) + (rule.reward ?? 0);
  for (const payment of about.payment ? [about.payment] : far.payments) {
    const { address } = payment;
    const open = named.length === 0 || address === undefined;
    const to = open ? 'unknown' : named.includes(address) ? 'yes' : 'no';
    const share = arrivedShare(wanted!, payment, rule.sameAsset === true);
    const enough =
      share === undefined ? 'unknown' : share >= Number(WHOLE) - rule.fee && share <= most ? 'yes' : 'no';
    // A share has at most 100,000 parts: it decides only where the rest is equal.
    const own = (to === 'yes' ? 400_000 : 0) + (enough === 'yes' ? 200_000 : 0);
    const full = own + (share === undefined || share > most ? 0 : share);
    if (full <= rank) continue;
    rank = full;
    recipient = to;
    amount = enough;
    arrived = share;
    paid = share === undefined ? undefined : payment.amount;
  }
  const time = delay < -CLOCKS || delay > rule.window ? 'no' : delay < 0 ? 'unknown' : 'yes';
  const agrees: Agreement = { id: sharesId ? 'yes' : 'unknown', recipient, amount, time };
  const paysMore = arrived !== undefined && arrived > most;
  return { near, far, rule, refund, agrees, paysMore, arrived, paid, delay };
}

/** One unit too much is too much: rounded away from equality. */
function arrivedShare(near: Payment, far: Payment, sameAsset: boolean): number | undefined {
  if (near.amount === undefined || far.amount === undefined || near.amount === 0n) return undefined;
  if (!sameAsset && (near.asset === undefined || near.asset !== far.asset)) return undefined;
  const over = far.amount > near.amount ? near.amount - 1n : 0n;
  const share = (far.amount * WHOLE + over) / near.amount;
  return Number(share > MOST ? MOST : share);
}
