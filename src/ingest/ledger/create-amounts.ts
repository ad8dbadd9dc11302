import { write256 } from '../../graph/ledger/u256.ts';

/** Amounts, or other rows of 32 bytes, as they come: four words of 64 bits each. */
export interface Amounts {
  push(value: bigint): void;
  /** An amount of eight words of 32 bits, the lowest first. */
  pushWords(source: Uint32Array, at: number): void;
  finish(): BigUint64Array;
}

export function createAmounts(): Amounts {
  let values = new BigUint64Array(4 * 1_024);
  let words = new Uint32Array(values.buffer);
  let count = 0;
  function reserve(): void {
    if (4 * count < values.length) return;
    const before = values;
    values = new BigUint64Array(2 * before.length);
    values.set(before);
    words = new Uint32Array(values.buffer);
  }
  return {
    push(value) {
      reserve();
      write256(value, values, 4 * count++);
    },
    pushWords(source, at) {
      reserve();
      const to = 8 * count++;
      for (let w = 0; w < 8; w++) words[to + w] = source[at + w]!;
    },
    finish: () => values.slice(0, 4 * count),
  };
}
