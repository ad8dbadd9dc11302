import type { StartSums } from './account-trace-result.ts';

/** Units of a start at one end, and their percent of it, cut to hundredths: together they are never more than the whole. */
export interface StartShare {
  /** A stop reason, `fee`, `overlap` (another start had marked it before) or `rounding`. */
  readonly where: string;
  readonly units: bigint;
  readonly percent: string;
}

/**
 * Where one start of one asset is, in its own units: all of it, the largest part first; on another chain, where what arrived
 * there is. None where some of it left the chain and came back: what of it would count twice is said of all chains together.
 */
export function listShares({ started, arrived, ended, fees, overlaps, rounding }: StartSums): StartShare[] {
  if (started > 0n && arrived > 0n) return [];
  const sums: Record<string, bigint | undefined> = { ...ended, fee: fees, overlap: overlaps, rounding };
  return Object.entries(sums)
    .flatMap(([where, units]) =>
      units ? [{ where, units, percent: percentOf(units, started + arrived) }] : [],
    )
    .sort((a, b) => (a.units < b.units ? 1 : a.units > b.units ? -1 : a.where < b.where ? -1 : 1));
}

function percentOf(units: bigint, whole: bigint): string {
  const hundredths = (units * 10_000n) / whole;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
