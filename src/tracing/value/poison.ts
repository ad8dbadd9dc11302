import { insertBefore, placeOfStart } from './shares.ts';
import {
  CLEAN,
  clearParcel,
  freeSegment,
  NO_MOVE,
  newSegment,
  type Parcel,
  PURSE,
  pushToParcel,
  SEGMENT,
  SEGMENT_WORDS,
  type Slab,
  unlinkFromPurse,
} from './slab.ts';
import { compare, isZero, set } from './words.ts';

/**
 * Poison on an account: one tainted unit taints the whole balance, by every start that came in. A purse is a list of
 * starts, ascending; the value of a segment is the largest receipt that brought its start, not an amount. A second purse,
 * `asleep`, has the starts that the account was drained of: they mark what is paid beyond the recorded holdings, and
 * nothing else. Source: METHODS A.5, A.7.
 */
export function putInPoison(slab: Slab, Q: Uint32Array, q: number, asleep: number, parcel: Parcel): void {
  // Parcels are ascending lists, nearly always one: what was passed in a purse need not be looked at again.
  let behind = 0;
  let before = 0;
  for (let segment = parcel.head; segment !== 0; ) {
    const next = slab.segments[segment * SEGMENT_WORDS + SEGMENT.next]!;
    const start = slab.segments[segment * SEGMENT_WORDS + SEGMENT.start]!;
    if (start === CLEAN) freeSegment(slab, segment);
    else {
      const sleeper = find(slab, Q, asleep, start);
      if (sleeper !== 0) {
        unlinkFromPurse(slab, Q, asleep, sleeper);
        freeSegment(slab, sleeper);
      }
      if (start < before) behind = 0;
      before = start;
      behind = addStart(slab, Q, q, segment, behind);
    }
    segment = next;
  }
  clearParcel(parcel);
}

function find(slab: Slab, Q: Uint32Array, q: number, start: number): number {
  const at = placeOfStart(slab, Q, q, start);
  return at !== 0 && slab.segments[at * SEGMENT_WORDS + SEGMENT.start] === start ? at : 0;
}

/** Adds a start to a purse, looked for from `from` on (0: the first). Returns the segment that has it. */
function addStart(slab: Slab, Q: Uint32Array, q: number, segment: number, from: number): number {
  const S = slab.segments;
  const o = segment * SEGMENT_WORDS;
  const start = S[o + SEGMENT.start]!;
  const known = placeOfStart(slab, Q, q, start, from);
  if (known === 0 || S[known * SEGMENT_WORDS + SEGMENT.start] !== start) {
    insertBefore(slab, Q, q, segment, known);
    return segment;
  }
  const at = known * SEGMENT_WORDS;
  if (compare(S, o + SEGMENT.value, S, at + SEGMENT.value) > 0) {
    set(S, at + SEGMENT.value, S, o + SEGMENT.value);
    S[at + SEGMENT.move] = S[o + SEGMENT.move]!;
  }
  freeSegment(slab, segment);
  return known;
}

/**
 * Every start of the account on the whole payment (A at a), and the sleeping ones on what is paid beyond its holdings (B
 * at b, 0 for none). All of it names one move, the largest receipt: that is where the payment mainly comes from.
 */
export function takeFromPoison(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  asleep: number,
  parcel: Parcel,
  A: Uint32Array,
  a: number,
  B: Uint32Array,
  b: number,
): void {
  const awake = Q[q + PURSE.head]!;
  const beyond = isZero(B, b) ? 0 : Q[asleep + PURSE.head]!;
  if (awake === 0 && beyond === 0) return;
  const main = largestReceipt(slab, awake === 0 ? beyond : awake);
  copyStarts(slab, awake, parcel, main, A, a);
  copyStarts(slab, beyond, parcel, main, B, b);
}

/** A copy of every start of a list, of the same value each, into a parcel. */
export function copyStarts(
  slab: Slab,
  head: number,
  parcel: Parcel,
  move: number,
  A: Uint32Array,
  a: number,
): void {
  for (let at = head; at !== 0; at = slab.segments[at * SEGMENT_WORDS + SEGMENT.next]!) {
    const copy = newSegment(slab, slab.segments[at * SEGMENT_WORDS + SEGMENT.start]!, move);
    set(slab.segments, copy * SEGMENT_WORDS + SEGMENT.value, A, a);
    pushToParcel(slab, parcel, copy);
  }
}

/** The move of the largest receipt of a poisoned list, the earliest one of equal receipts. */
export function largestReceipt(slab: Slab, head: number): number {
  const S = slab.segments;
  let most = 0;
  let move = NO_MOVE;
  for (let s = head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!) {
    const at = s * SEGMENT_WORDS;
    const difference = most === 0 ? 1 : compare(S, at + SEGMENT.value, S, most + SEGMENT.value);
    if (difference < 0 || (difference === 0 && S[at + SEGMENT.move]! >= move)) continue;
    most = at;
    move = S[at + SEGMENT.move]!;
  }
  return move;
}

/** The account is empty: its starts sleep from here on. */
export function fallAsleep(slab: Slab, Q: Uint32Array, q: number, asleep: number): void {
  for (let segment = Q[q + PURSE.head]!; segment !== 0; ) {
    const next = slab.segments[segment * SEGMENT_WORDS + SEGMENT.next]!;
    unlinkFromPurse(slab, Q, q, segment);
    const start = slab.segments[segment * SEGMENT_WORDS + SEGMENT.start]!;
    insertBefore(slab, Q, asleep, segment, placeOfStart(slab, Q, asleep, start));
    segment = next;
  }
}
