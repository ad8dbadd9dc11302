import { fill } from '../../texts/fill.ts';
import type { Share } from './rate-table.ts';

/** `8.81 % (20 of 227)` by a pattern with {percent}, {n} and {m}. Cut after two places: 100.00 % means all. */
export function shareText(pattern: string, { hits, of }: Share, count: (value: bigint) => string): string {
  if (of === 0n) return '–';
  const hundredths = (hits * 10_000n) / of;
  const percent = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  return fill(pattern, { percent, n: count(hits), m: count(of) });
}
