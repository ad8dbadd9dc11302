import type { Incident } from '../incidents/incident.ts';
import type { DayPrices } from './day-prices.ts';
import type { StatRow } from './stat-row.ts';
import { trackerYears } from './trackers.ts';
import { yearTotals } from './year-totals.ts';

export interface CountedTable {
  readonly title: string;
  readonly incidents: readonly Incident[];
}

/** Each imported table by year, and beside it what trackers published about the same years. Never added up. */
export function yearRows(
  tables: readonly CountedTable[],
  prices: DayPrices,
  year: number | undefined,
): StatRow[] {
  const counted = tables.flatMap(({ title, incidents }) =>
    yearTotals(incidents, prices).map(
      ({ key, incidents: count, withUsd, usd, amounts, priced, usdAtTheft }): StatRow => ({
        ...{ section: 'year', key, source: title, counted: true, rule: 'reported' },
        ...{ incidents: count, withUsd, usd, amounts, priced, usdAtTheft },
      }),
    ),
  );
  const years = new Set(counted.map(({ key }) => key));
  const published = trackerYears()
    .filter((row) => row.year === year || years.has(String(row.year)))
    .map(
      ({ tracker, year: key, usd, incidents, about, source }): StatRow => ({
        ...{ section: 'year', key: String(key), source: tracker, counted: false, rule: 'tracker' },
        ...{ usd, about, cited: source, ...(incidents === undefined ? {} : { incidents }) },
      }),
    );
  return [...counted, ...published].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
