import { assetTotals } from './asset-totals.ts';
import type { DayPrices } from './day-prices.ts';
import type { StatRow } from './stat-row.ts';
import type { CountedTable } from './year-rows.ts';

/** Each asset of each imported table. `known` of `of` incidents state at least one amount. */
export function assetRows(tables: readonly CountedTable[], prices: DayPrices): StatRow[] {
  return tables.flatMap(({ title, incidents }) => {
    const known = incidents.filter(({ assets }) => assets.length > 0).length;
    return assetTotals(incidents, prices).map(
      ({ chain, symbol, decimals, units, incidents: count, rounded, amounts, priced, usd }): StatRow => ({
        ...{ section: 'asset', key: `${symbol}`, source: title, counted: true, rule: 'asset' },
        ...{ incidents: count, amounts, priced, usdAtTheft: usd, rounded, known, of: incidents.length },
        total: [{ chain, symbol, decimals, units }],
      }),
    );
  });
}
