import type { Asset } from './asset.ts';
import { JejakError } from './jejak-error.ts';

/** Whole base units (satoshi, wei) of one asset. */
export interface Amount {
  readonly asset: Asset;
  readonly units: bigint;
}

/**
 * Decimal text in whole coins ("0.5", "12", "-3.00000001") to base units.
 * Errors: AMOUNT_INVALID; AMOUNT_TOO_PRECISE when a digit would be lost (money is never rounded).
 */
export function parseAmount(asset: Asset, text: string): Amount {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new JejakError('AMOUNT_INVALID', { meta: { input: text.slice(0, 80) } });
  const [, sign, whole, fraction = ''] = match;
  if (fraction.length > asset.decimals) {
    throw new JejakError('AMOUNT_TOO_PRECISE', {
      meta: { input: text.slice(0, 80), decimals: asset.decimals },
    });
  }
  const units = BigInt(whole! + fraction.padEnd(asset.decimals, '0'));
  return { asset, units: sign ? -units : units };
}

/** Exact decimal text with all decimals of the asset: `1n` satoshi is "0.00000001". */
export function formatAmount(amount: Amount): string {
  const { decimals } = amount.asset;
  const negative = amount.units < 0n;
  const digits = (negative ? -amount.units : amount.units).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${text}` : text;
}
