import type { Incident } from '../incidents/incident.ts';
import { assetClass } from './asset-class.ts';
import type { DayPrices } from './day-prices.ts';
import { usdAtTheft } from './usd-at-theft.ts';

export interface AssetTotal {
  readonly chain: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly assetClass: ReturnType<typeof assetClass>;
  readonly incidents: number;
  /** Amounts that the source itself rounds. */
  readonly rounded: number;
  readonly units: bigint;
  readonly amounts: number;
  /** So many of the amounts have a price of their day. */
  readonly priced: number;
  /** Cents of a USD, of those. */
  readonly usd: bigint;
}

/** Sums of each asset, never across assets; the value at the time of the theft where a price of the day is known. */
export function assetTotals(incidents: readonly Incident[], prices: DayPrices): AssetTotal[] {
  const totals = new Map<string, { -readonly [K in keyof AssetTotal]: AssetTotal[K] }>();
  for (const incident of incidents) {
    const value = usdAtTheft(incident, prices);
    const seen = new Set<string>();
    for (const amount of incident.assets) {
      const { chain, symbol, decimals } = amount;
      const key = `${chain} ${symbol}`;
      const total = totals.get(key) ?? {
        ...{ chain, symbol, decimals, assetClass: assetClass(chain, symbol) },
        ...{ incidents: 0, rounded: 0, units: 0n, amounts: 0, priced: 0, usd: 0n },
      };
      totals.set(key, total);
      if (!seen.has(key)) total.incidents += 1;
      seen.add(key);
      total.units += amount.units;
      total.amounts += 1;
      if (amount.rounded) total.rounded += 1;
      const found = value.priced.find((part) => part.amount === amount);
      if (!found) continue;
      total.priced += 1;
      total.usd += found.usd;
    }
  }
  return [...totals.values()].sort((a, b) => (`${a.chain} ${a.symbol}` < `${b.chain} ${b.symbol}` ? -1 : 1));
}
