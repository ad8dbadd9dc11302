/** Unordered pairs among n things. */
export function pairs(n: number): bigint {
  return (BigInt(n) * BigInt(n - 1)) / 2n;
}
