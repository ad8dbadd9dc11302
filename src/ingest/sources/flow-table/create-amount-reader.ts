/** Powers of ten that a group of digits is multiplied by; with 32 bits beside it the product is exact. */
const TEN = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
const WORD = 4_294_967_296;
const [POINT, ZERO] = [46, 48];
/** Digits that are exact as a JavaScript number. */
const PLAIN = 15;

/** A part of `bytes`. */
export interface Cell {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads decimal digits as a number of eight words of 32 bits, lowest first, without making texts or big integers of them.
 * At most 76 digits with the zeros; a point among them is passed over.
 */
export function createAmountReader(): (
  cell: Cell,
  zeros: number,
  into: { words: Uint32Array; at: number },
) => boolean {
  const high = new Float64Array(8);
  let used = 0;

  function timesPlus(factor: number, more: number): void {
    let carry = more;
    for (let i = 0; i < used; i++) {
      const product = high[i]! * factor + carry;
      carry = Math.floor(product / WORD);
      high[i] = product - carry * WORD;
    }
    if (carry > 0) high[used++] = carry;
  }

  /** True: the digits and as many zeros behind them. False: there is something else, or nothing. */
  return ({ bytes, from, to }, zeros, { words, at }) => {
    const short = to - from + zeros <= PLAIN;
    used = 0;
    let group = 0;
    let digits = 0;
    let all = 0;
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte === POINT) continue;
      const digit = byte - ZERO;
      if (digit < 0 || digit > 9) return false;
      group = group * 10 + digit;
      all += 1;
      if (short) continue;
      digits += 1;
      if (digits < 6) continue;
      timesPlus(TEN[6]!, group);
      group = 0;
      digits = 0;
    }
    if (all === 0) return false;
    if (short) {
      let value = group;
      for (let left = zeros; left > 0; left -= 6) value *= TEN[Math.min(left, 6)]!;
      const top = Math.floor(value / WORD);
      words[at] = value - top * WORD;
      words[at + 1] = top;
      for (let i = 2; i < 8; i++) words[at + i] = 0;
      return true;
    }
    if (digits > 0) timesPlus(TEN[digits]!, group);
    for (let left = zeros; left > 0; left -= 6) timesPlus(TEN[Math.min(left, 6)]!, 0);
    for (let i = 0; i < 8; i++) words[at + i] = i < used ? high[i]! : 0;
    return true;
  };
}
