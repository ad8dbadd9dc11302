import { UNKNOWN_BALANCE } from './unknown-balance.ts';

/** Unsigned 256-bit number out of 32 little-endian bytes (as four words of a view at `at` / 8). */
export function readU256(words: BigUint64Array, at: number): bigint {
  const high = words[at + 3]! | words[at + 2]!;
  const low = words[at + 1]! === 0n ? words[at]! : (words[at + 1]! << 64n) | words[at]!;
  return high === 0n ? low : (words[at + 3]! << 192n) | (words[at + 2]! << 128n) | low;
}

/** A balance: a signed 256-bit number (two's complement); undefined where it is not known. */
export function readBalance(words: BigUint64Array, at: number): bigint | undefined {
  const value = readU256(words, at);
  if (value === UNKNOWN_BALANCE) return undefined;
  return words[at + 3]! >> 63n === 0n ? value : value - (1n << 256n);
}

const MASK = (1n << 64n) - 1n;
const TWO_WORDS = 1n << 128n;

/** Writes a number from -2^255 (two's complement) to 2^256 - 1. */
export function write256(value: bigint, words: BigUint64Array, at: number): void {
  if (value >= 0n && value <= MASK) {
    words[at] = value;
    words[at + 1] = 0n;
    words[at + 2] = 0n;
    words[at + 3] = 0n;
    return;
  }
  // What is stored in a word is cut to its 64 bits.
  words[at] = value;
  words[at + 1] = value >> 64n;
  const short = value >= 0n && value < TWO_WORDS;
  words[at + 2] = short ? 0n : value >> 128n;
  words[at + 3] = short ? 0n : value >> 192n;
}
