const ALL = 1_000_000n;

/** Millionths, rounded down; at most all, because poison counts coins that were never the subject's. */
export function shareOf(amount: bigint, whole: bigint): number {
  if (whole <= 0n) return 0;
  const share = (amount * ALL) / whole;
  return Number(share > ALL ? ALL : share);
}
