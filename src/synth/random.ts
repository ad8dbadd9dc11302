/** Seeded random numbers: the same seed gives the same chain on every machine. */
export interface Random {
  /** Whole number in [0, n). */
  below(n: number): number;
  /** True with a chance of `percent` in a hundred. */
  chance(percent: number): boolean;
  u32(): number;
}

/** sfc32 (Chris Doty-Humphrey's small fast counter), warmed up. Not for secrets. */
export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  function u32(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 16; i++) u32();
  return {
    u32,
    below: (n) => Math.floor((u32() / 4_294_967_296) * n),
    chance: (percent) => u32() % 100 < percent,
  };
}
