import { JejakError } from '../../primitives/jejak-error.ts';
import { CLEAN, SEGMENT, SEGMENT_WORDS, type Slab, UNKNOWN } from '../value/slab.ts';
import { add, compare, fromBigInt, set, setZero, toBigInt, WORDS } from '../value/words.ts';

/** What of a value carries one start: base units of its asset, and start units. */
export interface Part {
  readonly start: number;
  readonly value: bigint;
  readonly units: bigint;
}

/** The whole value carries the start in the lower 31 bits, start units being own units: nearly every part. */
const WHOLE = 0x80000000;
const PART_WORDS = 1 + 2 * WORDS;
const COUNT = 0;

/** Parts of rows. A code says what of a value carries which starts: 0 nothing, WHOLE with a start, else a place in `words`. */
export interface Parts {
  words: Uint32Array;
  end: number;
  readonly sum: Uint32Array;
}

export function createParts(): Parts {
  return { words: new Uint32Array(1_024), end: 1, sum: new Uint32Array(WORDS) };
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
  const code = parts.end;
  parts.end += 1;
  reserve(parts, 1);
  parts.words[code] = 0;
  for (let segment = first; segment !== 0; segment = S[segment * SEGMENT_WORDS + SEGMENT.next]!)
    if (S[segment * SEGMENT_WORDS + SEGMENT.start] !== CLEAN)
      addPart(parts, code, slab, segment, overlapping);
  check(parts, code, V, v, overlapping);
  return code;
}

function addPart(parts: Parts, code: number, slab: Slab, segment: number, overlapping: boolean): void {
  const S = slab.segments;
  const at = segment * SEGMENT_WORDS;
  const record = S[at + SEGMENT.units]!;
  const [units, u] = record === 0 ? [S, at + SEGMENT.value] : [slab.units, record * WORDS];
  const count = parts.words[code + COUNT]!;
  for (let i = 0; i < count; i++) {
    const part = code + 1 + i * PART_WORDS;
    if (parts.words[part] !== S[at + SEGMENT.start]) continue;
    // Poison marks the whole, however often a start came.
    if (overlapping) return;
    add(parts.words, part + 1, S, at + SEGMENT.value);
    add(parts.words, part + 1 + WORDS, units, u);
    return;
  }
  reserve(parts, PART_WORDS);
  const part = code + 1 + count * PART_WORDS;
  parts.words[part] = S[at + SEGMENT.start]!;
  set(parts.words, part + 1, S, at + SEGMENT.value);
  set(parts.words, part + 1 + WORDS, units, u);
  parts.end = part + PART_WORDS;
  parts.words[code + COUNT] = count + 1;
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
  for (let i = 0; i < count; i++) {
    if (overlapping) setZero(parts.sum, 0);
    over |= add(parts.sum, 0, parts.words, code + 2 + i * PART_WORDS);
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
  parts.end += 1 + PART_WORDS;
  reserve(parts, 0);
  parts.words[code] = 1;
  parts.words[code + 1] = start;
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
  const found: Part[] = [];
  const count = parts.words[code]!;
  for (let i = 0; i < count; i++) {
    const at = code + 1 + i * PART_WORDS;
    found.push({
      start: parts.words[at]!,
      value: toBigInt(parts.words, at + 1),
      units: toBigInt(parts.words, at + 1 + WORDS),
    });
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
