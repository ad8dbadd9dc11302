const WHOLE = 1_000_000n;

/**
 * Tutela's confidence of a forwarded deposit in millionths, rounded down:
 * 1 - 1/2 * (difference / maxDifference) - 1/2 * (blocks / maxBlocks). Undefined outside of the limits. A token has
 * `maxDifference` 0: exactly what came has to go on.
 */
export function depositConfidence(
  difference: bigint,
  blocks: number,
  limits: { readonly maxDifference: bigint; readonly maxBlocks: number },
): number | undefined {
  const { maxDifference, maxBlocks } = limits;
  if (difference < 0n || difference > maxDifference || blocks < 0 || blocks > maxBlocks) return undefined;
  // One fraction for both terms, so that nothing is rounded twice.
  const [value, time] = [maxDifference || 1n, BigInt(maxBlocks || 1)];
  const lost = WHOLE * (difference * time + BigInt(blocks) * value);
  const parts = 2n * value * time;
  return Number(WHOLE - (lost + parts - 1n) / parts);
}
