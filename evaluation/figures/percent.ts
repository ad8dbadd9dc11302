import type { Ratio } from './ratio.ts';

/** `97.45 %`, cut after two places, so that `100.00 %` means all of them; `–` for a share of nothing. */
export function percent({ hits, of }: Ratio): string {
  if (of === 0n) return '–';
  const hundredths = (hits * 10_000n) / of;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')} %`;
}
