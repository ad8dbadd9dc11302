import { copyStarts, largestReceipt } from './poison.ts';
import type { TaintPolicyId } from './policies.ts';
import { takeFromQueue } from './queue.ts';
import {
  clearParcel,
  createParcel,
  type Parcel,
  PURSE,
  pushToParcel,
  SEGMENT,
  SEGMENT_WORDS,
  type Slab,
  splitSegment,
  unlinkFromPurse,
} from './slab.ts';
import { compare, isZero, multiplyDivide, set, setZero, WORDS } from './words.ts';

/** The outputs of a transaction: `count` values of two words each in `values`, from word `at` on. */
export interface Outputs {
  readonly count: number;
  readonly values: Uint32Array;
  readonly at: number;
}

/** Words of a poured parcel: its head, its tail, its tainted segments. */
export const POURED_WORDS = 3;

/** Place in the scratch of the slab, above those that shares and queues use. */
const OUT = 64;

/**
 * Hands what came into a transaction (purse q; `total` in words, clean value included) to its outputs under one policy:
 * the parcel of output k goes into `into`, three words each; a parcel that is clean throughout is all zeros. What is left
 * in the purse is the fee's.
 *
 * FIFO: the outputs take from the head of the queue in their order; LIFO: from the last output to the first. TIHO: the
 * tainted value, in the order of the inputs, fills the outputs from the largest to the smallest. Haircut: output i gets
 * floor(out_i * T / total) of every start. Poison: every start whole. In a queue every input stands with its clean value;
 * the other policies take the tainted segments alone.
 * Source: METHODS A.5; TaintChain for FIFO, BlockSci taint.cpp for haircut and poison.
 */
export function pour(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  policy: TaintPolicyId,
  outs: Outputs,
  into: Uint32Array,
  total: Uint32Array,
): void {
  into.fill(0, 0, outs.count * POURED_WORDS);
  if (policy === 'haircut') pourShares(slab, Q, q, outs, into, total);
  else if (policy === 'poison') pourPoison(slab, Q, q, outs, into);
  else pourQueue(slab, Q, q, outs, into, policy);
}

const parcel: Parcel = createParcel();

function pourQueue(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  outs: Outputs,
  into: Uint32Array,
  policy: TaintPolicyId,
): void {
  const { count } = outs;
  const order = policy === 'tiho' ? largestFirst(outs) : undefined;
  for (let i = 0; i < count; i++) {
    const k = order ? order[i]! : policy === 'lifo' ? count - 1 - i : i;
    readValue(slab.scratch, outs, k);
    takeFromQueue(slab, Q, q, parcel, slab.scratch, OUT, true);
    keep(into, k);
    // Nothing tainted is left: neither do the others get any.
    if (Q[q + PURSE.tainted] === 0) break;
  }
}

function keep(into: Uint32Array, k: number): void {
  const at = k * POURED_WORDS;
  into[at] = parcel.head;
  into[at + 1] = parcel.tail;
  into[at + 2] = parcel.tainted;
  clearParcel(parcel);
}

function readValue(T: Uint32Array, outs: Outputs, k: number): void {
  setZero(T, OUT);
  T[OUT] = outs.values[outs.at + 2 * k]!;
  T[OUT + 1] = outs.values[outs.at + 2 * k + 1]!;
}

function largestFirst(outs: Outputs): number[] {
  const { values, at } = outs;
  const order = Array.from({ length: outs.count }, (_, k) => k);
  return order.sort((a, b) => {
    const high = values[at + 2 * b + 1]! - values[at + 2 * a + 1]!;
    return high !== 0 ? high : values[at + 2 * b]! - values[at + 2 * a]! || a - b;
  });
}

function pourShares(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  outs: Outputs,
  into: Uint32Array,
  total: Uint32Array,
): void {
  const T = slab.scratch;
  const PART = OUT + WORDS;
  const starts: number[] = [];
  for (let s = Q[q + PURSE.head]!; s !== 0; s = slab.segments[s * SEGMENT_WORDS + SEGMENT.next]!)
    starts.push(s);
  const sums = new Uint32Array(starts.length * WORDS);
  for (const [i, segment] of starts.entries())
    set(sums, i * WORDS, slab.segments, segment * SEGMENT_WORDS + SEGMENT.value);
  for (let k = 0; k < outs.count; k++) {
    readValue(T, outs, k);
    if (isZero(T, OUT)) continue;
    for (const [i, segment] of starts.entries()) {
      if (segment === 0) continue;
      multiplyDivide(T, PART, T, OUT, sums, i * WORDS, total, 0);
      if (isZero(T, PART)) continue;
      if (compare(T, PART, slab.segments, segment * SEGMENT_WORDS + SEGMENT.value) < 0)
        pushToParcel(slab, parcel, splitSegment(slab, segment, T, PART));
      else {
        unlinkFromPurse(slab, Q, q, segment);
        pushToParcel(slab, parcel, segment);
        starts[i] = 0;
      }
    }
    keep(into, k);
  }
}

function pourPoison(slab: Slab, Q: Uint32Array, q: number, outs: Outputs, into: Uint32Array): void {
  const head = Q[q + PURSE.head]!;
  const main = largestReceipt(slab, head);
  for (let k = 0; k < outs.count; k++) {
    readValue(slab.scratch, outs, k);
    if (isZero(slab.scratch, OUT)) continue;
    copyStarts(slab, head, parcel, main, slab.scratch, OUT);
    keep(into, k);
  }
}
