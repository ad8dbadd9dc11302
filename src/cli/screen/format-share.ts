/** Millionths as a percentage with two decimals, rounded down; what is above 0 never shows as 0. */
export function formatShare(millionths: number): string {
  if (millionths > 0 && millionths < 100) return '< 0.01 %';
  const hundredths = Math.floor(millionths / 100);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')} %`;
}
