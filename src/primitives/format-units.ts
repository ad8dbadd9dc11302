/**
 * Base units of an asset as a decimal number of coins, exact, without zeros at its end; whole base units when the
 * decimals are unknown.
 */
export function formatUnits(units: bigint, decimals: number | undefined): string {
  if (!decimals) return String(units);
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits.slice(0, -decimals)}${fraction === '' ? '' : `.${fraction}`}`;
}
