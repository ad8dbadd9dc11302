import type { Incident } from '../../attribution/incidents/incident.ts';
import type { DayPrices } from '../../attribution/statistics/day-prices.ts';
import { usdAtTheft } from '../../attribution/statistics/usd-at-theft.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import { amountText } from '../dossiers/amount-text.ts';

const SHOWN = 10;

/** Stated amounts that have no price of their day, the first of them. */
export function missingLines(
  { texts: { stats } }: CliContext,
  incidents: readonly Incident[],
  prices: DayPrices,
): string[] {
  const missing = incidents.flatMap((incident) =>
    usdAtTheft(incident, prices).missing.map((found) => ({ incident, ...found })),
  );
  const lines = missing.slice(0, SHOWN).map(({ incident, amount, why }) =>
    fill(stats.missing, {
      incident: incident.id,
      amount: amountText(amount),
      why: fill(stats.missingWhy[why], { asset: amount.symbol, date: incident.date }),
    }),
  );
  if (missing.length > SHOWN) lines.push(fill(stats.missingMore, { n: SHOWN, m: missing.length }));
  return lines;
}
