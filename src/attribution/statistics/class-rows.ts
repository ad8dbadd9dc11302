import { groupBy } from '../../primitives/group-by.ts';
import type { Incident } from '../incidents/incident.ts';
import { type AssetClass, assetClass } from './asset-class.ts';
import { assetTotals } from './asset-totals.ts';
import { classShares } from './class-shares.ts';
import type { DayPrices } from './day-prices.ts';
import type { StatRow } from './stat-row.ts';
import type { CountedTable } from './year-rows.ts';

/**
 * The classes of the published split for each year of each imported table: incidents with an amount of the class, and
 * what its priced amounts were worth on the day of the theft. `known` of `of` incidents of the year state any amount; a
 * year without one has no rows.
 */
export function classRows(tables: readonly CountedTable[], prices: DayPrices): StatRow[] {
  const rows = tables.flatMap(({ title, incidents }) =>
    [...groupBy(incidents, ({ date }) => date.slice(0, 4))].flatMap(([year, all]) =>
      yearRows(title, year, all),
    ),
  );
  return rows.sort((a, b) =>
    a.key.slice(0, 4) < b.key.slice(0, 4) ? -1 : a.key.slice(0, 4) > b.key.slice(0, 4) ? 1 : 0,
  );

  function yearRows(source: string, year: string, all: readonly Incident[]): StatRow[] {
    const known = all.filter(({ assets }) => assets.length > 0).length;
    if (known === 0) return [];
    const totals = assetTotals(all, prices);
    return classShares(totals).map(({ assetClass: found, usd, perMille }): StatRow => {
      const own = totals.filter((total) => total.assetClass === found);
      const sum = (name: 'amounts' | 'priced') => own.reduce((total, row) => total + row[name], 0);
      return {
        ...{ section: 'class', key: `${year} ${found}`, source, counted: true, rule: 'class-year' },
        ...{ incidents: all.filter((incident) => has(incident, found)).length, usdAtTheft: usd },
        ...{ amounts: sum('amounts'), priced: sum('priced'), known, of: all.length },
        // Without a price nothing is known of the share: it is not zero.
        ...(perMille === undefined || sum('priced') === 0 ? {} : { perMille }),
      };
    });
  }
}

const has = ({ assets }: Incident, wanted: AssetClass) =>
  assets.some(({ chain, symbol }) => assetClass(chain, symbol) === wanted);
