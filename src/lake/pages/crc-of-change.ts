import { PAGE_BYTES } from './page-crc.ts';

/** The polynomial of CRC-32 with its bits reversed, and its x^0 in that order. */
const POLYNOMIAL = 0xedb88320;
const SIGNED_POLYNOMIAL = POLYNOMIAL | 0;
const ONE = 0x80000000;

/** Whole words that a change is counted in. */
const WORD = 4;

/** What a change does to a CRC: the CRC behind it is the one before, XOR this. */
export interface ChangeCrc {
  /**
   * `before` and `after` are words of 32 bits, little-endian, that stand in a page so many bytes before the end of what
   * its CRC covers (a multiple of 4, at most a page).
   */
  of(before: number, after: number, toEnd: number): number;
}

/**
 * A CRC is linear: a word that changes in the middle of a page changes its CRC by what the difference alone has, moved on
 * by the bytes behind it (Mark Adler's crc32_combine). So a page need not be read where a link in it is written. And what
 * was damaged before stays damaged: the difference is counted from what should have been there.
 */
export function createChangeCrc(): ChangeCrc {
  const table = tableOfBytes();
  // x^(32 k) for every number of words that can stand behind one.
  const powers = new Uint32Array(PAGE_BYTES / WORD + 1);
  const word = powerOfBits(32);
  powers[0] = ONE;
  for (let k = 1; k < powers.length; k++) powers[k] = multiply(powers[k - 1]!, word);
  return {
    of(before, after, toEnd) {
      const difference = (before ^ after) >>> 0;
      if (difference === 0) return 0;
      let crc = difference;
      for (let i = 0; i < WORD; i++) crc = (crc >>> 8) ^ table[crc & 0xff]!;
      return multiply(crc >>> 0, powers[(toEnd - WORD) / WORD]!);
    },
  };
}

/** Product of two polynomials modulo that of the CRC. Signed numbers of 32 bits only: others would be doubles. */
function multiply(a: number, b: number): number {
  let product = 0;
  let factor = b | 0;
  for (let bits = a | 0; bits !== 0; bits <<= 1) {
    if (bits < 0) product ^= factor;
    factor = (factor >>> 1) ^ (-(factor & 1) & SIGNED_POLYNOMIAL);
  }
  return product >>> 0;
}

function powerOfBits(bits: number): number {
  let power = ONE;
  for (let i = 0; i < bits; i++) power = power & 1 ? ((power >>> 1) ^ POLYNOMIAL) >>> 0 : power >>> 1;
  return power >>> 0;
}

function tableOfBytes(): Uint32Array {
  const table = new Uint32Array(256);
  for (let i = 0; i < 256; i++) {
    let crc = i;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    table[i] = crc >>> 0;
  }
  return table;
}
