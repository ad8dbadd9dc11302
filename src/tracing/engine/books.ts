import { JejakError } from '../../primitives/jejak-error.ts';
import { CLEAN, SEGMENT, SEGMENT_WORDS, type Slab, UNKNOWN } from '../value/slab.ts';
import { add, compare, fromBigInt, toBigInt, WORDS } from '../value/words.ts';

/** Sums of one asset under one policy; `returned`: what was paid too early within a transaction and came back in it. */
export const SUMS = [
  'started',
  'absorbed',
  'convertedIn',
  'convertedOut',
  'fees',
  'overlaps',
  'rounding',
  'returned',
] as const;
export type SumName = (typeof SUMS)[number];

/** A sum is nine words: one more for carries, because several accounts of a token that lies can pass 2^256 together. */
const SUM_WORDS = WORDS + 1;
/** Stolen value and value of unknown origin have lines of their own. */
const LINES = 2;

/**
 * The running sums of a trace: per policy and asset in own units, per policy and start in start units. What ended is not
 * among them: it is added up from the rows of the answer, so that the books check what is shown.
 */
export interface Books {
  readonly policies: number;
  readonly assets: Map<number, Uint32Array>;
  readonly starts: Map<number, Uint32Array>;
}

export function createBooks(policies: number): Books {
  return { policies, assets: new Map(), starts: new Map() };
}

function sumsOf(books: Books, asset: number): Uint32Array {
  let sums = books.assets.get(asset);
  if (!sums) {
    sums = new Uint32Array(books.policies * LINES * SUMS.length * SUM_WORDS);
    books.assets.set(asset, sums);
  }
  return sums;
}

const place = (p: number, line: number, sum: number) => ((p * LINES + line) * SUMS.length + sum) * SUM_WORDS;

/** Adds an amount (A at a) to a sum of stolen value. */
export function book(
  books: Books,
  p: number,
  asset: number,
  sum: SumName,
  A: Uint32Array,
  a: number,
  unknown = false,
): void {
  const sums = sumsOf(books, asset);
  const at = place(p, unknown ? 1 : 0, SUMS.indexOf(sum));
  sums[at + WORDS]! += add(sums, at, A, a);
}

/** The same for a bigint, for what is rare. */
export function bookAmount(
  books: Books,
  p: number,
  of: { asset: number; sum: SumName },
  amount: bigint,
): void {
  if (amount <= 0n) return;
  const words = new Uint32Array(WORDS);
  fromBigInt(words, 0, amount);
  book(books, p, of.asset, of.sum, words, 0);
}

/**
 * Adds the tainted segments of a list to a sum, and their start units to `units` of their starts, if that is named. Where
 * starts overlap (poison) the value counts once: the largest.
 */
export function bookList(
  books: Books,
  p: number,
  of: { readonly asset: number; readonly sum: SumName; readonly units?: UnitSum },
  slab: Slab,
  head: number,
  overlapping: boolean,
): void {
  const S = slab.segments;
  let most = 0;
  for (let segment = head; segment !== 0; segment = S[segment * SEGMENT_WORDS + SEGMENT.next]!) {
    const at = segment * SEGMENT_WORDS;
    const start = S[at + SEGMENT.start]!;
    if (start === CLEAN) continue;
    if (overlapping) {
      if (most === 0 || compare(S, at + SEGMENT.value, S, most + SEGMENT.value) > 0) most = at;
      continue;
    }
    book(books, p, of.asset, of.sum, S, at + SEGMENT.value, start === UNKNOWN);
    if (of.units && start !== UNKNOWN) {
      const record = S[at + SEGMENT.units]!;
      if (record === 0) bookUnits(books, p, { start, sum: of.units }, S, at + SEGMENT.value);
      else bookUnits(books, p, { start, sum: of.units }, slab.units, record * WORDS);
    }
  }
  if (most !== 0) book(books, p, of.asset, of.sum, S, most + SEGMENT.value);
}

/** `arrived`: what the trace of another chain handed over. */
export const UNIT_SUMS = ['started', 'arrived', 'fees', 'overlaps', 'rounding'] as const;
export type UnitSum = (typeof UNIT_SUMS)[number];

/** Adds start units to a sum of their start. */
export function bookUnits(
  books: Books,
  p: number,
  of: { readonly start: number; readonly sum: UnitSum },
  A: Uint32Array,
  a: number,
): void {
  let sums = books.starts.get(of.start);
  if (!sums) {
    sums = new Uint32Array(books.policies * UNIT_SUMS.length * SUM_WORDS);
    books.starts.set(of.start, sums);
  }
  const at = (p * UNIT_SUMS.length + UNIT_SUMS.indexOf(of.sum)) * SUM_WORDS;
  sums[at + WORDS]! += add(sums, at, A, a);
}

const whole = (sums: Uint32Array, at: number) => toBigInt(sums, at) + (BigInt(sums[at + WORDS]!) << 256n);

/** All sums of an asset under a policy: stolen, or of unknown origin. */
export function readSums(books: Books, p: number, asset: number, unknown = false): Record<SumName, bigint> {
  const sums = sumsOf(books, asset);
  return Object.fromEntries(
    SUMS.map((name, i) => [name, whole(sums, place(p, unknown ? 1 : 0, i))]),
  ) as Record<SumName, bigint>;
}

/** All sums of a start under a policy, in start units. */
export function readUnitSums(books: Books, p: number, start: number): Record<UnitSum, bigint> {
  const sums = books.starts.get(start);
  return Object.fromEntries(
    UNIT_SUMS.map((name, i) => [name, sums ? whole(sums, (p * UNIT_SUMS.length + i) * SUM_WORDS) : 0n]),
  ) as Record<UnitSum, bigint>;
}

/** Errors: TRACE_BOOKS when the two are not equal. */
export function mustBalance(what: string, left: bigint, right: bigint): void {
  if (left !== right) throw new JejakError('TRACE_BOOKS', { meta: { what, left, right } });
}
