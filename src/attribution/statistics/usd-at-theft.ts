import type { AssetAmount, Incident } from '../incidents/incident.ts';
import type { DayPrices } from './day-prices.ts';

export type MissingPrice = 'no-day' | 'no-price';

export interface TheftValue {
  /** Cents of a USD of the amounts that have a price; each amount is cut to the cent, never rounded up. */
  readonly usd: bigint;
  readonly priced: readonly { readonly amount: AssetAmount; readonly usd: bigint; readonly price: string }[];
  readonly missing: readonly { readonly amount: AssetAmount; readonly why: MissingPrice }[];
}

/** What the stated amounts of a theft were worth on its day. Of a theft without a day nothing is valued. */
export function usdAtTheft(incident: Incident, prices: DayPrices): TheftValue {
  const day = incident.date.length === 10 ? incident.date : undefined;
  const priced: { amount: AssetAmount; usd: bigint; price: string }[] = [];
  const missing: { amount: AssetAmount; why: MissingPrice }[] = [];
  for (const amount of incident.assets) {
    const price = day === undefined ? undefined : prices(amount.symbol, day);
    if (!price) {
      missing.push({ amount, why: day === undefined ? 'no-day' : 'no-price' });
      continue;
    }
    // Hundred-millionths of a USD a coin and base units: 8 decimals of the price, less the two of the cent.
    const usd = (amount.units * price.usd) / 10n ** BigInt(amount.decimals + 6);
    priced.push({ amount, usd, price: price.source });
  }
  return { usd: priced.reduce((sum, part) => sum + part.usd, 0n), priced, missing };
}
