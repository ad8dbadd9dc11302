import {
  CLEAN,
  clearParcel,
  freeSegment,
  mergeSegment,
  newUnits,
  type Parcel,
  PURSE,
  purseToParcel,
  pushToParcel,
  SEGMENT,
  SEGMENT_WORDS,
  type Slab,
  splitSegment,
  UNKNOWN,
  unlinkFromPurse,
} from './slab.ts';
import { add, compare, isZero, multiplyDivide, set, setZero, subtract, WORDS } from './words.ts';

/**
 * Haircut and TIHO on an account: value is mixed, so a purse is a sum by start, ascending, and what is above their total
 * is clean. Haircut: of the taint x in a total t a payment of v takes floor(v * x / t), and what the division leaves over
 * stays behind; starts share by their parts. TIHO: taint goes first into the larger of the payment and what stays (at
 * equal size into the payment), start by start. Source: METHODS A.5, A.7; BlockSci taint.cpp for haircut.
 */
export function putInShares(slab: Slab, Q: Uint32Array, q: number, parcel: Parcel): void {
  // Parcels are ascending lists, nearly always one: what was passed in a purse need not be looked at again.
  let behind = 0;
  let before = 0;
  for (let segment = parcel.head; segment !== 0; ) {
    const next = slab.segments[segment * SEGMENT_WORDS + SEGMENT.next]!;
    const start = slab.segments[segment * SEGMENT_WORDS + SEGMENT.start]!;
    if (start === CLEAN) freeSegment(slab, segment);
    else {
      if (start < before) behind = 0;
      before = start;
      behind = addShare(slab, Q, q, segment, behind);
    }
    segment = next;
  }
  clearParcel(parcel);
}

/**
 * Adds a segment to the sum of its start, looked for from `from` on. The sum names the move that brought most of that start
 * since the account was last free of it, and remembers how much that was. Returns the segment that has it.
 */
function addShare(slab: Slab, Q: Uint32Array, q: number, segment: number, from: number): number {
  const S = slab.segments;
  const start = S[segment * SEGMENT_WORDS + SEGMENT.start]!;
  const at = placeOfStart(slab, Q, q, start, from);
  if (at !== 0 && S[at * SEGMENT_WORDS + SEGMENT.start] === start) {
    noteReceipt(slab, at, segment);
    mergeSegment(slab, at, segment);
    return at;
  }
  insertBefore(slab, Q, q, segment, at);
  const receipt = newUnits(slab);
  set(slab.units, receipt * WORDS, S, segment * SEGMENT_WORDS + SEGMENT.value);
  S[segment * SEGMENT_WORDS + SEGMENT.receipt] = receipt;
  return segment;
}

/** The first segment of a purse, from a segment on (0: the first one), whose start is not below; 0 for none. */
export function placeOfStart(slab: Slab, Q: Uint32Array, q: number, start: number, from = 0): number {
  const S = slab.segments;
  let at = from === 0 ? Q[q + PURSE.head]! : from;
  while (at !== 0 && S[at * SEGMENT_WORDS + SEGMENT.start]! < start)
    at = S[at * SEGMENT_WORDS + SEGMENT.next]!;
  return at;
}

/** Links a segment before `next` (0: at the end) of a purse. */
export function insertBefore(slab: Slab, Q: Uint32Array, q: number, segment: number, next: number): void {
  const S = slab.segments;
  const previous = next === 0 ? Q[q + PURSE.tail]! : S[next * SEGMENT_WORDS + SEGMENT.previous]!;
  S[segment * SEGMENT_WORDS + SEGMENT.next] = next;
  S[segment * SEGMENT_WORDS + SEGMENT.previous] = previous;
  if (previous === 0) Q[q + PURSE.head] = segment;
  else S[previous * SEGMENT_WORDS + SEGMENT.next] = segment;
  if (next === 0) Q[q + PURSE.tail] = segment;
  else S[next * SEGMENT_WORDS + SEGMENT.previous] = segment;
  Q[q + PURSE.tainted]! += 1;
}

function noteReceipt(slab: Slab, into: number, from: number): void {
  const S = slab.segments;
  const [to, at] = [into * SEGMENT_WORDS, from * SEGMENT_WORDS];
  const receipt = S[to + SEGMENT.receipt]! * WORDS;
  if (receipt !== 0 && compare(S, at + SEGMENT.value, slab.units, receipt) <= 0) return;
  if (receipt !== 0) set(slab.units, receipt, S, at + SEGMENT.value);
  S[to + SEGMENT.move] = S[at + SEGMENT.move]!;
}

/** Places in the scratch of the slab. */
const [TAKEN, STAYS, TAINT, MOVED, PASSED, GIVEN, PART] = [0, 8, 16, 24, 32, 40, 48];

/**
 * Takes the taint of `A` base units out of a purse of `total` (at B, b) into the empty parcel, which then holds one
 * segment for each start and no clean ones.
 */
export function takeFromShares(
  slab: Slab,
  Q: Uint32Array,
  q: number,
  parcel: Parcel,
  A: Uint32Array,
  a: number,
  B: Uint32Array,
  b: number,
  haircut: boolean,
): void {
  if (Q[q + PURSE.tainted] === 0) return;
  const T = slab.scratch;
  set(T, TAKEN, A, a);
  if (compare(T, TAKEN, B, b) > 0) set(T, TAKEN, B, b);
  set(T, STAYS, B, b);
  subtract(T, STAYS, T, TAKEN);
  if (isZero(T, STAYS)) {
    purseToParcel(Q, q, parcel);
    return;
  }
  // What is of unknown origin takes no part in how stolen value is divided: it comes after it.
  setZero(T, TAINT);
  let unknown = 0;
  let starts = 0;
  for (let s = Q[q + PURSE.head]!; s !== 0; s = slab.segments[s * SEGMENT_WORDS + SEGMENT.next]!)
    if (slab.segments[s * SEGMENT_WORDS + SEGMENT.start] === UNKNOWN) unknown = s;
    else {
      add(T, TAINT, slab.segments, s * SEGMENT_WORDS + SEGMENT.value);
      starts++;
    }
  if (haircut) multiplyDivide(T, MOVED, T, TAKEN, T, TAINT, B, b);
  else largerFirst(T);
  setZero(T, PASSED);
  setZero(T, GIVEN);
  if (!isZero(T, MOVED))
    for (let segment = Q[q + PURSE.head]!; segment !== 0 && segment !== unknown; ) {
      const next = slab.segments[segment * SEGMENT_WORDS + SEGMENT.next]!;
      if (starts === 1) set(T, PART, T, MOVED);
      else borderPart(slab, segment, haircut);
      if (!isZero(T, PART)) takePart(slab, Q, q, segment, parcel);
      segment = next;
    }
  if (unknown === 0) return;
  unknownRoom(T);
  if (haircut) unknownShare(slab, unknown, B, b);
  else unknownAfter(slab, unknown);
  if (!isZero(T, PART)) takePart(slab, Q, q, unknown, parcel);
}

/** T[PASSED] = what stays can hold beside the stolen value that stays. */
function unknownRoom(T: Uint32Array): void {
  set(T, PASSED, T, STAYS);
  subtract(T, PASSED, T, TAINT);
  add(T, PASSED, T, MOVED);
}

/** Haircut: its share, and what has no room behind it. */
function unknownShare(slab: Slab, unknown: number, B: Uint32Array, b: number): void {
  const T = slab.scratch;
  const value = unknown * SEGMENT_WORDS + SEGMENT.value;
  multiplyDivide(T, PART, T, TAKEN, slab.segments, value, B, b);
  set(T, GIVEN, slab.segments, value);
  subtract(T, GIVEN, T, PART);
  if (compare(T, GIVEN, T, PASSED) <= 0) return;
  set(T, PART, slab.segments, value);
  subtract(T, PART, T, PASSED);
}

/** TIHO: what is of unknown origin fills what stolen value leaves of the larger part, then the other one. */
function unknownAfter(slab: Slab, unknown: number): void {
  const T = slab.scratch;
  set(T, PART, slab.segments, unknown * SEGMENT_WORDS + SEGMENT.value);
  if (compare(T, TAKEN, T, STAYS) >= 0) {
    set(T, PASSED, T, TAKEN);
    subtract(T, PASSED, T, MOVED);
    if (compare(T, PART, T, PASSED) > 0) set(T, PART, T, PASSED);
  } else if (compare(T, PART, T, PASSED) <= 0) setZero(T, PART);
  else subtract(T, PART, T, PASSED);
}

/** TIHO: what of the taint the payment gets when the larger of it and what stays is filled first. */
function largerFirst(T: Uint32Array): void {
  if (compare(T, TAKEN, T, STAYS) >= 0) {
    if (compare(T, TAINT, T, TAKEN) < 0) set(T, MOVED, T, TAINT);
    else set(T, MOVED, T, TAKEN);
  } else if (compare(T, TAINT, T, STAYS) > 0) {
    set(T, MOVED, T, TAINT);
    subtract(T, MOVED, T, STAYS);
  } else setZero(T, MOVED);
}

/** Several starts: the borders between them move in proportion, or the first ones go first. */
function borderPart(slab: Slab, segment: number, haircut: boolean): void {
  const T = slab.scratch;
  add(T, PASSED, slab.segments, segment * SEGMENT_WORDS + SEGMENT.value);
  if (haircut) multiplyDivide(T, PART, T, PASSED, T, MOVED, T, TAINT);
  else if (compare(T, PASSED, T, MOVED) < 0) set(T, PART, T, PASSED);
  else set(T, PART, T, MOVED);
  subtract(T, PART, T, GIVEN);
  add(T, GIVEN, T, PART);
}

function takePart(slab: Slab, Q: Uint32Array, q: number, segment: number, parcel: Parcel): void {
  const T = slab.scratch;
  if (compare(slab.segments, segment * SEGMENT_WORDS + SEGMENT.value, T, PART) === 0) {
    unlinkFromPurse(slab, Q, q, segment);
    pushToParcel(slab, parcel, segment);
  } else pushToParcel(slab, parcel, splitSegment(slab, segment, T, PART));
}
