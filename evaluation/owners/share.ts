/** A share in percent, cut after two places; a dash where there is nothing to share. */
export function share(part: bigint, whole: bigint): string {
  if (whole === 0n) return '–';
  const hundredths = (part * 10_000n) / whole;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')} %`;
}
