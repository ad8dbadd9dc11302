import type { Incident } from '../incidents/incident.ts';
import type { DayPrices } from './day-prices.ts';
import { type Tally, tally } from './tally.ts';
import { usdAtTheft } from './usd-at-theft.ts';

export interface YearTotal extends Tally {
  /** Incidents with at least one stated amount that has a price of its day. */
  readonly valued: number;
  /** Cents of a USD of those amounts on the day of the theft. */
  readonly usdAtTheft: bigint;
  /** Stated amounts, and those of them that have a price. */
  readonly amounts: number;
  readonly priced: number;
}

/** Incidents by year, with the reported value and what the stated amounts were worth on the day. */
export function yearTotals(incidents: readonly Incident[], prices: DayPrices): YearTotal[] {
  return tally(incidents, ({ date }) => date.slice(0, 4)).map((row) => {
    const values = incidents
      .filter(({ date }) => date.startsWith(row.key))
      .map((incident) => usdAtTheft(incident, prices));
    const priced = values.reduce((sum, value) => sum + value.priced.length, 0);
    return {
      ...row,
      valued: values.filter((value) => value.priced.length > 0).length,
      usdAtTheft: values.reduce((sum, { usd }) => sum + usd, 0n),
      amounts: priced + values.reduce((sum, { missing }) => sum + missing.length, 0),
      priced,
    };
  });
}
