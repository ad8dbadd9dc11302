/** The variable that settles an option when no flag does: `minValue` is JEJAK_MIN_VALUE. */
export function variableOf(option: string): string {
  return `JEJAK_${option.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
