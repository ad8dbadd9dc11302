/**
 * Decimal text as base units: `173600`, `173,600`, `0.5`. Commas only between groups of three. `precise` when digits
 * would be lost: money is not rounded.
 */
export function exactAmount(text: string, decimals: number): bigint | 'precise' | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  if (fraction.length > decimals) return 'precise';
  return BigInt(match[1]!.replaceAll(',', '') + fraction.padEnd(decimals, '0'));
}
