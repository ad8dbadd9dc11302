/** The smaller of two amounts. */
export function smaller(a: bigint, b: bigint): bigint {
  if (b < a) return b;
  return a;
}
