/** Hundredths of a point as `36.76`. */
export function formatPoints(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
