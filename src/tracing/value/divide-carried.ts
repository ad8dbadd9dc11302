import { type CarriedParcel, type CarriedPiece, readCarried, writeCarried } from './carried.ts';
import type { TaintPolicyId } from './policies.ts';
import { type Payment, putReceipt, takePayment } from './purses.ts';
import { createParcel, createSlab, freeParcel, PURSE_WORDS } from './slab.ts';
import { fromBigInt, subtract, WORDS } from './words.ts';

/**
 * What of a parcel of `total` base units each of several payments gets, in their order: the bridge pays as an account would
 * that holds nothing else, so that a world which it divides is traced as the undivided one. The payments are not more than
 * the total.
 */
export function divideCarried(
  policy: TaintPolicyId,
  pieces: CarriedParcel,
  of: { readonly total: bigint; readonly payments: readonly bigint[] },
): CarriedPiece[][] {
  const only = of.payments.length === 1 && of.payments[0] === of.total;
  if (only) return [[...pieces]];
  const slab = createSlab();
  const Q = new Uint32Array(2 * PURSE_WORDS);
  const held = new Uint32Array(WORDS);
  const value = new Uint32Array(WORDS);
  const parcel = createParcel();
  fromBigInt(held, 0, of.total);
  writeCarried(slab, pieces, parcel);
  putReceipt(slab, Q, 0, PURSE_WORDS, policy, parcel, held, 0);
  const payment: Payment = { value, v: 0, held, h: 0, beyond: new Uint32Array(WORDS), b: 0 };
  return of.payments.map((amount) => {
    fromBigInt(value, 0, amount);
    if (amount > 0n) takePayment(slab, Q, 0, PURSE_WORDS, policy, parcel, payment);
    const paid = readCarried(slab, parcel.head);
    freeParcel(slab, parcel);
    subtract(held, 0, value, 0);
    return paid;
  });
}
