import type { Price, PriceLookup } from '../../attribution/read-price-csv.ts';
import type { AssetInfo } from '../../graph/account-source.ts';

/**
 * What an amount was worth at a time, in USD cut to cents, with the price used: for display only. Undefined without a
 * price of the asset's identity (the coin by its symbol, a known token by symbol or contract, any other by contract) or
 * without decimals.
 */
export function usdOf(
  asset: AssetInfo,
  units: bigint | undefined,
  at: { readonly prices: PriceLookup; readonly time: number },
): { readonly text: string; readonly price: Price } | undefined {
  if (units === undefined || asset.decimals === undefined || !at.time) return undefined;
  const date = new Date(at.time * 1000).toISOString().slice(0, 10);
  const known = asset.kind === 'native' || asset.decimalsSource === 'list';
  const price =
    (asset.contract ? at.prices(asset.contract, date) : undefined) ??
    (known ? at.prices(asset.symbol.toUpperCase(), date) : undefined);
  if (!price) return undefined;
  const cents = (units * price.usd) / 10n ** BigInt(asset.decimals + 6);
  return { text: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`, price };
}
