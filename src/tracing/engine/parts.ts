import { JejakError } from '../../primitives/jejak-error.ts';
import { CLEAN, SEGMENT, SEGMENT_WORDS, type Slab, UNKNOWN } from '../value/slab.ts';
import { add, compare, fromBigInt, set, setZero, toBigInt, WORDS } from '../value/words.ts';
import { createStartSets, type StartSets, setOfList } from './start-sets.ts';

/** What of a value carries one start: base units of its asset, and start units. */
export interface Part {
  readonly start: number;
  readonly value: bigint;
  readonly units: bigint;
}

/** The whole value carries the start in the lower 31 bits, start units being own units: nearly every part. */
const WHOLE = 0x80000000;
/** Poison: the whole value carries every start of a set, whose number is in the lower 30 bits. */
const SET = 0x40000000;
/** A part: its start, base units, and start units where UNITS is set; else they are the same. */
const UNITS = 0x80000000;
const SHORT = 1 + WORDS;
const LONG = 1 + 2 * WORDS;
const COUNT = 0;

/**
 * Parts of rows. A code says what of a value carries which starts: 0 nothing, WHOLE with a start, SET with a set of starts,
 * else a place in `words`.
 */
export interface Parts {
  words: Uint32Array;
  end: number;
  readonly sets: StartSets;
  readonly sum: Uint32Array;
  /** The largest start of the code that is being written. */
  last: number;
}

export function createParts(): Parts {
  return {
    words: new Uint32Array(1_024),
    end: 1,
    sets: createStartSets(),
    sum: new Uint32Array(WORDS),
    last: 0,
  };
}

/**
 * The code of a list of segments within a value (V at v). Values of one start are added up. Where starts do not overlap
 * (all policies but poison) the parts must not be more than the value. Errors: TRACE_BOOKS.
 */
export function encodeParts(
  parts: Parts,
  slab: Slab,
  head: number,
  V: Uint32Array,
  v: number,
  overlapping: boolean,
): number {
  const S = slab.segments;
  let first = head;
  while (first !== 0 && S[first * SEGMENT_WORDS + SEGMENT.start] === CLEAN)
    first = S[first * SEGMENT_WORDS + SEGMENT.next]!;
  if (first === 0) return 0;
  const at = first * SEGMENT_WORDS;
  if (
    S[at + SEGMENT.units] === 0 &&
    compare(S, at + SEGMENT.value, V, v) === 0 &&
    (!overlapping || S[at] === 0)
  )
    return (WHOLE | S[at + SEGMENT.start]!) >>> 0;
  if (overlapping) {
    const count = wholeStarts(slab, first, V, v);
    if (count > 0) return (SET | setOfList(parts.sets, slab, first, count)) >>> 0;
  }
  const code = parts.end;
  parts.end += 1;
  reserve(parts, 1);
  parts.words[code] = 0;
  parts.last = 0;
  for (let segment = first; segment !== 0; segment = S[segment * SEGMENT_WORDS + SEGMENT.next]!)
    if (S[segment * SEGMENT_WORDS + SEGMENT.start] !== CLEAN)
      addPart(parts, code, slab, segment, overlapping);
  check(parts, code, V, v, overlapping);
  return code;
}

/** How many starts a list has that all cover the whole value, ascending; 0 where it is of another kind. */
function wholeStarts(slab: Slab, head: number, V: Uint32Array, v: number): number {
  const S = slab.segments;
  let count = 0;
  let before = 0;
  for (let segment = head; segment !== 0; count++) {
    const at = segment * SEGMENT_WORDS;
    const start = S[at + SEGMENT.start]!;
    if (start <= before || S[at + SEGMENT.units] !== 0) return 0;
    if (compare(S, at + SEGMENT.value, V, v) !== 0) return 0;
    before = start;
    segment = S[at + SEGMENT.next]!;
  }
  return count;
}

/** Adds a segment behind the parts that are there, or to the one of its start. */
function addPart(parts: Parts, code: number, slab: Slab, segment: number, overlapping: boolean): void {
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  const start = S[at + SEGMENT.start]!;
  const record = S[at + SEGMENT.units]!;
  const [units, u] = record === 0 ? [S, at + SEGMENT.value] : [slab.units, record * WORDS];
  const known = start > parts.last ? 0 : partOf(parts, code, start);
  if (known !== 0) {
    // Poison marks the whole, however often a start came.
    if (overlapping) return;
    lengthen(parts, known);
    add(parts.words, known + 1, S, at + SEGMENT.value);
    add(parts.words, known + 1 + WORDS, units, u);
    return;
  }
  const width = record === 0 ? SHORT : LONG;
  reserve(parts, width);
  const part = parts.end;
  parts.words[part] = record === 0 ? start : (UNITS | start) >>> 0;
  set(parts.words, part + 1, S, at + SEGMENT.value);
  if (record !== 0) set(parts.words, part + 1 + WORDS, units, u);
  parts.end = part + width;
  parts.words[code + COUNT]! += 1;
  if (start > parts.last) parts.last = start;
}

const widthOf = (word: number) => (word >= UNITS ? LONG : SHORT);

/** The part of a start among those of a code, 0 for none. */
function partOf(parts: Parts, code: number, start: number): number {
  const { words } = parts;
  for (let i = words[code]!, at = code + 1; i > 0; i--) {
    const word = words[at]!;
    if ((word & 0x7fffffff) === start) return at;
    at += widthOf(word);
  }
  return 0;
}

/** Gives a part of the code that is being written start units of its own. */
function lengthen(parts: Parts, part: number): void {
  if (parts.words[part]! >= UNITS) return;
  reserve(parts, WORDS);
  const { words } = parts;
  words.copyWithin(part + LONG, part + SHORT, parts.end);
  set(words, part + SHORT, words, part + 1);
  words[part] = (UNITS | words[part]!) >>> 0;
  parts.end += WORDS;
}

function reserve(parts: Parts, more: number): void {
  if (parts.end + more <= parts.words.length) return;
  const longer = new Uint32Array(2 * parts.words.length);
  longer.set(parts.words);
  parts.words = longer;
}

function check(parts: Parts, code: number, V: Uint32Array, v: number, overlapping: boolean): void {
  setZero(parts.sum, 0);
  const count = parts.words[code]!;
  let over = 0;
  let at = code + 1;
  for (let i = 0; i < count; i++) {
    if (overlapping) setZero(parts.sum, 0);
    over |= add(parts.sum, 0, parts.words, at + 1);
    at += widthOf(parts.words[at]!);
    if (over || compare(parts.sum, 0, V, v) > 0)
      throw new JejakError('TRACE_BOOKS', {
        meta: { what: 'parts of a value', left: toBigInt(parts.sum, 0), right: toBigInt(V, v) },
      });
  }
}

/** The code of one part. */
export function encodeOne(
  parts: Parts,
  start: number,
  amount: { readonly value: bigint; readonly units: bigint },
): number {
  const code = parts.end;
  parts.end += 1 + LONG;
  reserve(parts, 0);
  parts.words[code] = 1;
  parts.words[code + 1] = (UNITS | start) >>> 0;
  fromBigInt(parts.words, code + 2, amount.value);
  fromBigInt(parts.words, code + 2 + WORDS, amount.units);
  return code;
}

/** What a code says of a value (V at v), by ascending start. */
export function decodeParts(parts: Parts, code: number, V: Uint32Array, v: number): Part[] {
  if (code === 0) return [];
  if (code >= WHOLE) {
    const value = toBigInt(V, v);
    return [{ start: code & 0x7fffffff, value, units: value }];
  }
  if (code >= SET) {
    const value = toBigInt(V, v);
    const { words } = parts.sets;
    const at = code & (SET - 1);
    return Array.from({ length: words[at]! }, (_, i) => ({ start: words[at + 1 + i]!, value, units: value }));
  }
  const found: Part[] = [];
  const count = parts.words[code]!;
  for (let i = 0, at = code + 1; i < count; i++) {
    const word = parts.words[at]!;
    const value = toBigInt(parts.words, at + 1);
    const units = word >= UNITS ? toBigInt(parts.words, at + 1 + WORDS) : value;
    found.push({ start: word & 0x7fffffff, value, units });
    at += widthOf(word);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Base units of parts that are stolen: their sum, or the largest where starts overlap (poison). */
export function stolenOf(parts: readonly Part[], overlapping: boolean): bigint {
  let sum = 0n;
  for (const { start, value } of parts) {
    if (start === UNKNOWN) continue;
    if (!overlapping) sum += value;
    else if (value > sum) sum = value;
  }
  return sum;
}
