import {
  CLEAN,
  clearParcel,
  freeParcel,
  mergeSegment,
  NO_MOVE,
  newSegment,
  type Parcel,
  PURSE,
  pushToParcel,
  pushToPurse,
  SEGMENT,
  SEGMENT_WORDS,
  type Slab,
  splitSegment,
  unlinkFromPurse,
  unshiftToParcel,
} from './slab.ts';
import { add, compare, isZero, set, setZero, subtract } from './words.ts';

/**
 * FIFO and LIFO on an account: receipts stand in a row in the order of their arrival, clean ones included, and a payment
 * takes from its head (first in, first out) or from its tail. A purse covers the whole of what the account holds.
 * Source: Clayton's case; METHODS A.5, A.7.
 */
export function putInQueue(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  parcel: Parcel,
  A: Uint32Array,
  a: number,
): void {
  if (parcel.tainted === 0) {
    putClean(slab, Q, q, A, a);
    freeParcel(slab, parcel);
    return;
  }
  for (let segment = parcel.head; segment !== 0; ) {
    const next = slab.segments[segment * SEGMENT_WORDS + SEGMENT.next]!;
    if (!joins(slab, Q[q + PURSE.tail]!, segment)) pushToPurse(slab, Q, q, segment);
    else mergeSegment(slab, Q[q + PURSE.tail]!, segment);
    segment = next;
  }
  clearParcel(parcel);
}

/** Clean value behind what is there. */
function putClean(slab: Slab, Q: Uint32Array, q: number, A: Uint32Array, a: number): void {
  const tail = Q[q + PURSE.tail]! * SEGMENT_WORDS;
  if (tail !== 0 && slab.segments[tail + SEGMENT.start] === CLEAN) {
    add(slab.segments, tail + SEGMENT.value, A, a);
    return;
  }
  if (isZero(A, a)) return;
  const segment = newSegment(slab, CLEAN, NO_MOVE);
  set(slab.segments, segment * SEGMENT_WORDS + SEGMENT.value, A, a);
  pushToPurse(slab, Q, q, segment);
}

/** Clean value before what is there: it was there first. */
export function putOldest(slab: Slab, Q: Uint32Array, q: number, A: Uint32Array, a: number): void {
  if (isZero(A, a)) return;
  const head = Q[q + PURSE.head]!;
  if (head !== 0 && slab.segments[head * SEGMENT_WORDS + SEGMENT.start] === CLEAN) {
    add(slab.segments, head * SEGMENT_WORDS + SEGMENT.value, A, a);
    return;
  }
  const segment = newSegment(slab, CLEAN, NO_MOVE);
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  set(S, at + SEGMENT.value, A, a);
  S[at + SEGMENT.next] = head;
  if (head === 0) Q[q + PURSE.tail] = segment;
  else S[head * SEGMENT_WORDS + SEGMENT.previous] = segment;
  Q[q + PURSE.head] = segment;
}

/**
 * Neighbours become one when both are clean, or when they carry the same start and came by the same move: a piece is what
 * one move brought, or the way of a coin could not be told any more.
 */
export function joins(slab: Slab, tail: number, segment: number): boolean {
  if (tail === 0) return false;
  const S = slab.segments;
  const [one, other] = [tail * SEGMENT_WORDS, segment * SEGMENT_WORDS];
  return (
    S[one + SEGMENT.start] === S[other + SEGMENT.start] && S[one + SEGMENT.move] === S[other + SEGMENT.move]
  );
}

/** Takes `A` base units (at most what is there) into the empty parcel; nothing stays in it when all of them are clean. */
export function takeFromQueue(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  parcel: Parcel,
  A: Uint32Array,
  a: number,
  first: boolean,
): void {
  const at = first ? Q[q + PURSE.head]! : Q[q + PURSE.tail]!;
  if (at === 0 || isZero(A, a)) return;
  if (compare(slab.segments, at * SEGMENT_WORDS + SEGMENT.value, A, a) > 0) {
    // The commonest: one segment has it all.
    if (slab.segments[at * SEGMENT_WORDS + SEGMENT.start] === CLEAN)
      subtract(slab.segments, at * SEGMENT_WORDS + SEGMENT.value, A, a);
    else pushToParcel(slab, parcel, splitSegment(slab, at, A, a));
    return;
  }
  const T = slab.scratch;
  set(T, 0, A, a);
  while (!isZero(T, 0)) {
    const segment = first ? Q[q + PURSE.head]! : Q[q + PURSE.tail]!;
    if (segment === 0) break;
    if (compare(slab.segments, segment * SEGMENT_WORDS + SEGMENT.value, T, 0) > 0) {
      const part = splitSegment(slab, segment, T, 0);
      setZero(T, 0);
      if (first) pushToParcel(slab, parcel, part);
      else unshiftToParcel(slab, parcel, part);
      break;
    }
    subtract(T, 0, slab.segments, segment * SEGMENT_WORDS + SEGMENT.value);
    unlinkFromPurse(slab, Q, q, segment);
    // Taken from the tail the newest comes first: in the parcel they stand in the order of their arrival.
    if (first) pushToParcel(slab, parcel, segment);
    else unshiftToParcel(slab, parcel, segment);
  }
  if (parcel.tainted === 0) freeParcel(slab, parcel);
}
