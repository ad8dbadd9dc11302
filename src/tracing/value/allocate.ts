import { putInPoison } from './poison.ts';
import type { TaintPolicyId } from './policies.ts';
import { POURED_WORDS, pour } from './pour.ts';
import { putInShares } from './shares.ts';
import {
  CLEAN,
  createSlab,
  NO_MOVE,
  type Parcel,
  PURSE_WORDS,
  pushToParcel,
  pushToPurse,
  SEGMENT,
  SEGMENT_WORDS,
  type Slab,
  segmentOf,
} from './slab.ts';
import { fromBigInt, toBigInt, WORDS } from './words.ts';

/**
 * Taint of several outputs side by side: list i is the segments `start[i]` .. `start[i + 1]`, segment s being `value[s]`
 * satoshi that carry `label[s]` (0: clean). An empty list means that nothing in the output is tainted; a list that is not
 * empty covers the whole value of its output (poison apart: there every label covers the whole value).
 */
export interface SegmentLists {
  /** One entry more than there are lists; the first is 0. */
  readonly start: number[];
  readonly label: number[];
  readonly value: bigint[];
}

/** A transaction by itself: what comes in, the values of its outputs and its fee, in satoshi. */
export interface Allocation {
  /** One list per input, in input order, each covering the whole value of its input. */
  readonly inputs: SegmentLists;
  readonly outputs: readonly bigint[];
  readonly fee: bigint;
}

/** Going backward a transaction has its sides exchanged: LIFO, read from the other end, meets the (clean) fee first. */
export function feeComesFirst(policy: TaintPolicyId): boolean {
  return policy === 'lifo';
}

/** How one transaction hands taint on under a policy: one list per output, and a last one for the fee. See pour. */
export function allocate(policy: TaintPolicyId, { inputs, outputs, fee }: Allocation): SegmentLists {
  const slab = createSlab();
  const Q = new Uint32Array(3 * PURSE_WORDS);
  const total = new Uint32Array(WORDS);
  const T = new Uint32Array(WORDS);
  let sum = 0n;
  for (let i = 0; i + 1 < inputs.start.length; i++) {
    const parcel: Parcel = { head: 0, tail: 0, tainted: 0 };
    for (let s = inputs.start[i]!; s < inputs.start[i + 1]!; s++) {
      const value = inputs.value[s]!;
      sum += value;
      if (value === 0n || (policy === 'tiho' && inputs.label[s] === CLEAN)) continue;
      fromBigInt(T, 0, value);
      pushToParcel(slab, parcel, segmentOf(slab, { start: inputs.label[s]!, move: NO_MOVE }, T, 0));
    }
    fill(slab, Q, policy, parcel);
  }
  fromBigInt(total, 0, sum);
  const values = BigInt64Array.from(outputs);
  const outs = { count: outputs.length, values: new Uint32Array(values.buffer), at: 0 };
  const into = new Uint32Array(outputs.length * POURED_WORDS);
  pour(slab, Q, 0, policy, outs, into, total);
  const result: SegmentLists = { start: [0], label: [], value: [] };
  outputs.forEach((value, k) => {
    readList(slab, into[k * POURED_WORDS]!, result, { policy, value });
  });
  readList(slab, Q[0]!, result, { policy, value: fee });
  return result;
}

function fill(slab: Slab, Q: Uint32Array, policy: TaintPolicyId, parcel: Parcel): void {
  if (policy === 'haircut') putInShares(slab, Q, 0, parcel);
  else if (policy === 'poison') putInPoison(slab, Q, 0, PURSE_WORDS, parcel);
  else
    for (let s = parcel.head; s !== 0; ) {
      const next = slab.segments[s * SEGMENT_WORDS + SEGMENT.next]!;
      pushToPurse(slab, Q, 0, s);
      s = next;
    }
}

/** Equal neighbours are one; a list that is clean throughout is empty; shares stand before the clean rest. */
function readList(
  slab: Slab,
  head: number,
  into: SegmentLists,
  of: { readonly policy: TaintPolicyId; readonly value: bigint },
): void {
  const S = slab.segments;
  const first = into.label.length;
  let tainted = false;
  let covered = 0n;
  const add = (label: number, value: bigint) => {
    const last = into.label.length - 1;
    if (last >= first && into.label[last] === label) into.value[last]! += value;
    else {
      into.label.push(label);
      into.value.push(value);
    }
  };
  for (let s = head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!) {
    const label = S[s * SEGMENT_WORDS + SEGMENT.start]!;
    const value = of.policy === 'poison' ? of.value : toBigInt(S, s * SEGMENT_WORDS + SEGMENT.value);
    if (value === 0n) continue;
    if (label !== CLEAN) tainted = true;
    covered += value;
    add(label, value);
  }
  const shares = of.policy === 'haircut' || of.policy === 'tiho';
  if (tainted && shares && covered < of.value) add(CLEAN, of.value - covered);
  if (!tainted) {
    into.label.length = first;
    into.value.length = first;
  }
  into.start.push(into.label.length);
}
