import { add, compare, multiplyDivide, set, subtract, WORDS } from './words.ts';

/** Start of value that no start reaches. Starts are numbered from 1. */
export const CLEAN = 0;
/** Start of what was paid beyond what the data record: where it came from nobody knows. In no stolen sum. */
export const UNKNOWN = 0x7fffffff;
/** No move: of clean value and of unknown origin. Moves are numbered from 1. */
export const NO_MOVE = 0;

/** Words of a segment: the next and the one before, the start, the move it came by, records of start units and of the
 * largest receipt (0: none), and its value. */
export const SEGMENT = { next: 0, previous: 1, start: 2, move: 3, units: 4, receipt: 5, value: 6 } as const;
export const SEGMENT_WORDS = 6 + WORDS;

/**
 * All value of a running trace, in one slab. A segment is `value` base units that carry one start (0: clean) and came by
 * one move; lists of segments are what a place holds under a policy, or a parcel on its way. A segment whose start units
 * differ from its own units (behind an exchange) has a record of them; 0 stands for equal. Segment 0 is none.
 */
export interface Slab {
  segments: Uint32Array;
  free: number;
  top: number;
  units: Uint32Array;
  unitsFree: number;
  unitsTop: number;
  /** Sixteen numbers for whoever computes; nothing in it outlives a call. */
  readonly scratch: Uint32Array;
}

/** Value on its way from a place to another: a list of segments; `tainted` of them are not clean. None: clean throughout. */
export interface Parcel {
  head: number;
  tail: number;
  tainted: number;
}

/** What a place holds under one policy: a list as of a parcel, held in a table by four words. */
export const PURSE = { head: 0, tail: 1, tainted: 2, depth: 3 } as const;
export const PURSE_WORDS = 4;

export function createSlab(): Slab {
  return {
    segments: new Uint32Array(SEGMENT_WORDS * 512),
    free: 0,
    top: 1,
    units: new Uint32Array(WORDS * 128),
    unitsFree: 0,
    unitsTop: 1,
    scratch: new Uint32Array(WORDS * 16),
  };
}

export function createParcel(): Parcel {
  return { head: 0, tail: 0, tainted: 0 };
}

/** A segment of no value, linked to nothing. The arrays of the slab may be others afterwards. */
export function newSegment(slab: Slab, start: number, move: number): number {
  let segment = slab.free;
  if (segment !== 0) slab.free = slab.segments[segment * SEGMENT_WORDS]!;
  else {
    segment = slab.top++;
    if (slab.top * SEGMENT_WORDS > slab.segments.length) slab.segments = doubled(slab.segments);
  }
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  S[at + SEGMENT.next] = 0;
  S[at + SEGMENT.previous] = 0;
  S[at + SEGMENT.start] = start;
  S[at + SEGMENT.move] = move;
  S[at + SEGMENT.units] = 0;
  S[at + SEGMENT.receipt] = 0;
  return segment;
}

/** A record of one number, which its caller fills. */
export function newUnits(slab: Slab): number {
  let record = slab.unitsFree;
  if (record !== 0) slab.unitsFree = slab.units[record * WORDS]!;
  else {
    record = slab.unitsTop++;
    if (slab.unitsTop * WORDS > slab.units.length) slab.units = doubled(slab.units);
  }
  return record;
}

function doubled(words: Uint32Array): Uint32Array {
  const longer = new Uint32Array(2 * words.length);
  longer.set(words);
  return longer;
}

export function freeUnits(slab: Slab, record: number): void {
  if (record === 0) return;
  slab.units[record * WORDS] = slab.unitsFree;
  slab.unitsFree = record;
}

export function freeSegment(slab: Slab, segment: number): void {
  const at = segment * SEGMENT_WORDS;
  freeUnits(slab, slab.segments[at + SEGMENT.units]!);
  freeUnits(slab, slab.segments[at + SEGMENT.receipt]!);
  slab.segments[at + SEGMENT.next] = slab.free;
  slab.free = segment;
}

/** Frees a whole list. */
export function freeList(slab: Slab, head: number): void {
  for (let segment = head; segment !== 0; ) {
    const next = slab.segments[segment * SEGMENT_WORDS + SEGMENT.next]!;
    freeSegment(slab, segment);
    segment = next;
  }
}

export function freeParcel(slab: Slab, parcel: Parcel): void {
  freeList(slab, parcel.head);
  clearParcel(parcel);
}

/** Forgets what the parcel held: it is in a list of somebody else. */
export function clearParcel(parcel: Parcel): void {
  parcel.head = 0;
  parcel.tail = 0;
  parcel.tainted = 0;
}

/** Links a segment behind the last one of a parcel. */
export function pushToParcel(slab: Slab, parcel: Parcel, segment: number): void {
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  if (parcel.tail === 0) parcel.head = segment;
  else S[parcel.tail * SEGMENT_WORDS + SEGMENT.next] = segment;
  S[at + SEGMENT.previous] = parcel.tail;
  S[at + SEGMENT.next] = 0;
  parcel.tail = segment;
  if (S[at + SEGMENT.start] !== CLEAN) parcel.tainted++;
}

/** Links a segment before the first one of a parcel. */
export function unshiftToParcel(slab: Slab, parcel: Parcel, segment: number): void {
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  S[at + SEGMENT.next] = parcel.head;
  S[at + SEGMENT.previous] = 0;
  if (parcel.head === 0) parcel.tail = segment;
  else S[parcel.head * SEGMENT_WORDS + SEGMENT.previous] = segment;
  parcel.head = segment;
  if (S[at + SEGMENT.start] !== CLEAN) parcel.tainted++;
}

/** Takes a segment out of a parcel, wherever it stands; it is not freed. */
export function unlinkFromParcel(slab: Slab, parcel: Parcel, segment: number): void {
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  const next = S[at + SEGMENT.next]!;
  const previous = S[at + SEGMENT.previous]!;
  if (previous === 0) parcel.head = next;
  else S[previous * SEGMENT_WORDS + SEGMENT.next] = next;
  if (next === 0) parcel.tail = previous;
  else S[next * SEGMENT_WORDS + SEGMENT.previous] = previous;
  if (S[at + SEGMENT.start] !== CLEAN) parcel.tainted--;
}

/** Links a segment behind the last one of a purse. */
export function pushToPurse(slab: Slab, Q: Uint32Array, q: number, segment: number): void {
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  const tail = Q[q + PURSE.tail]!;
  if (tail === 0) Q[q + PURSE.head] = segment;
  else S[tail * SEGMENT_WORDS + SEGMENT.next] = segment;
  S[at + SEGMENT.previous] = tail;
  S[at + SEGMENT.next] = 0;
  Q[q + PURSE.tail] = segment;
  if (S[at + SEGMENT.start] !== CLEAN) Q[q + PURSE.tainted]! += 1;
}

/** Takes a segment out of a purse, wherever it stands; it is not freed. */
export function unlinkFromPurse(slab: Slab, Q: Uint32Array, q: number, segment: number): void {
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  const next = S[at + SEGMENT.next]!;
  const previous = S[at + SEGMENT.previous]!;
  if (previous === 0) Q[q + PURSE.head] = next;
  else S[previous * SEGMENT_WORDS + SEGMENT.next] = next;
  if (next === 0) Q[q + PURSE.tail] = previous;
  else S[next * SEGMENT_WORDS + SEGMENT.previous] = previous;
  if (S[at + SEGMENT.start] !== CLEAN) Q[q + PURSE.tainted]! -= 1;
}

/** Empties a purse into the (empty) parcel: the list changes hands as it is. */
export function purseToParcel(Q: Uint32Array, q: number, parcel: Parcel): void {
  parcel.head = Q[q + PURSE.head]!;
  parcel.tail = Q[q + PURSE.tail]!;
  parcel.tainted = Q[q + PURSE.tainted]!;
  Q[q + PURSE.head] = 0;
  Q[q + PURSE.tail] = 0;
  Q[q + PURSE.tainted] = 0;
}

/**
 * Splits `amount` (A at a; above 0 and below the segment's value) off a segment into a new one of the same start and
 * move, which it returns unlinked. Start units are divided alike, rounded down in the part that is split off.
 */
export function splitSegment(slab: Slab, segment: number, A: Uint32Array, a: number): number {
  const at = segment * SEGMENT_WORDS;
  const part = newSegment(slab, slab.segments[at + SEGMENT.start]!, slab.segments[at + SEGMENT.move]!);
  const record = slab.segments[at + SEGMENT.units]!;
  if (record !== 0) {
    const own = newUnits(slab);
    const U = slab.units;
    multiplyDivide(U, own * WORDS, U, record * WORDS, A, a, slab.segments, at + SEGMENT.value);
    subtract(U, record * WORDS, U, own * WORDS);
    slab.segments[part * SEGMENT_WORDS + SEGMENT.units] = own;
  }
  set(slab.segments, part * SEGMENT_WORDS + SEGMENT.value, A, a);
  subtract(slab.segments, at + SEGMENT.value, A, a);
  return part;
}

/** Adds the value and the start units of segment `from` to `into`, and frees it. Returns 1 when a sum has passed 2^256. */
export function mergeSegment(slab: Slab, into: number, from: number): number {
  const to = into * SEGMENT_WORDS;
  const at = from * SEGMENT_WORDS;
  const [own, other] = [slab.segments[to + SEGMENT.units]!, slab.segments[at + SEGMENT.units]!];
  if (own !== 0 || other !== 0) {
    const record = unitsOf(slab, into);
    if (other === 0) add(slab.units, record * WORDS, slab.segments, at + SEGMENT.value);
    else add(slab.units, record * WORDS, slab.units, other * WORDS);
  }
  const carry = add(slab.segments, to + SEGMENT.value, slab.segments, at + SEGMENT.value);
  freeSegment(slab, from);
  return carry;
}

/** The record of a segment's start units, made when it had none. */
export function unitsOf(slab: Slab, segment: number): number {
  const at = segment * SEGMENT_WORDS;
  const known = slab.segments[at + SEGMENT.units]!;
  if (known !== 0) return known;
  const record = newUnits(slab);
  set(slab.units, record * WORDS, slab.segments, at + SEGMENT.value);
  slab.segments[at + SEGMENT.units] = record;
  return record;
}

/** A = the start units of a segment. */
export function readUnits(slab: Slab, segment: number, A: Uint32Array, a: number): void {
  const at = segment * SEGMENT_WORDS;
  const record = slab.segments[at + SEGMENT.units]!;
  if (record === 0) set(A, a, slab.segments, at + SEGMENT.value);
  else set(A, a, slab.units, record * WORDS);
}

/** A new segment of a value, with start units of their own when they differ. */
export function segmentOf(
  slab: Slab,
  of: { readonly start: number; readonly move: number },
  value: Uint32Array,
  v: number,
  units?: Uint32Array,
  u = 0,
): number {
  const segment = newSegment(slab, of.start, of.move);
  set(slab.segments, segment * SEGMENT_WORDS + SEGMENT.value, value, v);
  if (units && compare(units, u, value, v) !== 0) {
    const record = newUnits(slab);
    set(slab.units, record * WORDS, units, u);
    slab.segments[segment * SEGMENT_WORDS + SEGMENT.units] = record;
  }
  return segment;
}

/** A += the value of every segment of a list that carries a start: clean value and what is of unknown origin are left out. */
export function addStolen(slab: Slab, head: number, A: Uint32Array, a: number): void {
  const S = slab.segments;
  for (let segment = head; segment !== 0; segment = S[segment * SEGMENT_WORDS + SEGMENT.next]!) {
    const at = segment * SEGMENT_WORDS;
    const start = S[at + SEGMENT.start]!;
    if (start !== CLEAN && start !== UNKNOWN) add(A, a, S, at + SEGMENT.value);
  }
}
