import { JejakError } from '../../primitives/jejak-error.ts';

/**
 * The fewest whole base units that are not below a decimal number of coins: a limit, so digits beyond the asset's
 * decimals round up. Errors: AMOUNT_INVALID.
 */
export function wholeUnits(text: string, decimals: number): bigint {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new JejakError('AMOUNT_INVALID', { meta: { input: text.slice(0, 80) } });
  const fraction = match[2] ?? '';
  const units = BigInt(match[1]! + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return /[1-9]/.test(fraction.slice(decimals)) ? units + 1n : units;
}
