/** Remembers hashes in a few bits each: `has` is never wrong when it says no, and wrong twice in a hundred when it says yes. */
export interface KeyFilter {
  add(keys: Uint8Array, at: number, kind: number): void;
  has(keys: Uint8Array, at: number, kind: number): boolean;
}

/** A Bloom filter of ten bits or more for each of `expected` hashes; their bytes are spread evenly already. */
export function createKeyFilter(expected: number): KeyFilter {
  const bits = Math.max(6, Math.min(32, Math.ceil(Math.log2(Math.max(1, expected) * 10))));
  const words = new Uint32Array(2 ** (bits - 5));
  const shift = 32 - bits;
  const place = (keys: Uint8Array, at: number, kind: number): number => {
    const hash = keys[at]! | (keys[at + 1]! << 8) | (keys[at + 2]! << 16) | (keys[at + 3]! << 24);
    return (Math.imul(hash ^ kind, 0x9e3779b1) >>> shift) >>> 0;
  };
  return {
    add(keys, at, kind) {
      for (let probe = 0; probe < 12; probe += 4) {
        const bit = place(keys, at + probe, kind);
        words[bit >>> 5]! |= 1 << (bit & 31);
      }
    },
    has(keys, at, kind) {
      for (let probe = 0; probe < 12; probe += 4) {
        const bit = place(keys, at + probe, kind);
        if ((words[bit >>> 5]! & (1 << (bit & 31))) === 0) return false;
      }
      return true;
    },
  };
}
