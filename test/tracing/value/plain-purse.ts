import { fallAsleep } from '../../../src/tracing/value/poison.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { openPurse, putReceipt, takePayment } from '../../../src/tracing/value/purses.ts';
import {
  createParcel,
  createSlab,
  freeParcel,
  NO_MOVE,
  type Parcel,
  PURSE,
  PURSE_WORDS,
  pushToParcel,
  SEGMENT,
  SEGMENT_WORDS,
  segmentOf,
} from '../../../src/tracing/value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../../src/tracing/value/words.ts';

export interface PlainParcel {
  readonly label: number[];
  readonly value: bigint[];
}

/** One account under one policy, in and out as bigint, over the slab of the product. */
export function plainPurse(policy: TaintPolicyId, clean: bigint) {
  const slab = createSlab();
  const Q = new Uint32Array(2 * PURSE_WORDS);
  const [V, H, B] = [new Uint32Array(WORDS), new Uint32Array(WORDS), new Uint32Array(WORDS)];
  let total = clean;
  fromBigInt(H, 0, clean);
  openPurse(slab, Q, 0, policy, H, 0);
  const read = (head: number): PlainParcel => {
    const found: PlainParcel = { label: [], value: [] };
    for (let s = head; s !== 0; s = slab.segments[s * SEGMENT_WORDS + SEGMENT.next]!) {
      found.label.push(slab.segments[s * SEGMENT_WORDS + SEGMENT.start]!);
      found.value.push(toBigInt(slab.segments, s * SEGMENT_WORDS + SEGMENT.value));
    }
    return found;
  };
  const write = (from: PlainParcel | undefined): Parcel => {
    const parcel = createParcel();
    for (const [s, label] of (from?.label ?? []).entries()) {
      if (from!.value[s] === 0n) continue;
      fromBigInt(V, 0, from!.value[s]!);
      pushToParcel(slab, parcel, segmentOf(slab, { start: label, move: NO_MOVE }, V, 0));
    }
    if (parcel.tainted === 0) freeParcel(slab, parcel);
    return parcel;
  };
  return {
    put(from: PlainParcel | undefined, value: bigint): void {
      const parcel = write(from);
      fromBigInt(V, 0, value);
      putReceipt(slab, Q, 0, PURSE_WORDS, policy, parcel, V, 0);
      total += value;
    },
    /** `beyond`: what of the value is above what is held. */
    take(value: bigint, beyond = 0n): PlainParcel | undefined {
      const parcel = createParcel();
      fromBigInt(V, 0, value);
      fromBigInt(H, 0, total);
      fromBigInt(B, 0, beyond);
      const payment = { value: V, v: 0, held: H, h: 0, beyond: B, b: 0 };
      takePayment(slab, Q, 0, PURSE_WORDS, policy, parcel, payment);
      total -= value - beyond;
      if (policy === 'poison' && total === 0n) fallAsleep(slab, Q, 0, PURSE_WORDS);
      return parcel.tainted === 0 ? undefined : read(parcel.head);
    },
    total: () => total,
    tainted(): bigint {
      if (policy === 'poison') return Q[PURSE.tainted]! > 0 ? total : 0n;
      const { label, value } = read(Q[PURSE.head]!);
      return value.reduce((sum, amount, s) => (label[s] === 0 ? sum : sum + amount), 0n);
    },
  };
}
