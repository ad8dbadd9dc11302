import type { StepKind } from '../incidents/step-kinds.ts';
import { assetTotals } from './asset-totals.ts';
import { classShares } from './class-shares.ts';
import type { DayPrices } from './day-prices.ts';
import { PUBLISHED_2021, UNSOLD_2021 } from './published-2021.ts';
import type { StatRow } from './stat-row.ts';
import { tally } from './tally.ts';
import type { CountedTable } from './year-rows.ts';

const MIXING: readonly StepKind[] = ['mixer', 'coinjoin', 'privacy-protocol'];

/** The published shape of 2021, and beside it what each imported table gives for that year, by the same keys. */
export function shapeRows(tables: readonly CountedTable[], prices: DayPrices): StatRow[] {
  const { year, usd, attacks, shares, mixers, source, url } = PUBLISHED_2021;
  const cited = {
    section: 'shape',
    source: 'chainalysis-report',
    counted: false,
    rule: 'published',
  } as const;
  const published: StatRow[] = [
    { ...cited, key: 'total', usd, incidents: attacks, about: true, cited: `${source}: ${url}` },
    ...(['btc', 'eth', 'other'] as const).map(
      (key): StatRow => ({ ...cited, key, perMille: BigInt(shares[key]) * 10n, cited: `${source}: ${url}` }),
    ),
    { ...cited, key: 'mixers', perMille: BigInt(mixers) * 10n, about: true, cited: `${source}: ${url}` },
  ];
  return [...published, ...tables.flatMap(({ title, incidents }) => own(title, incidents))];

  function own(title: string, all: CountedTable['incidents']): StatRow[] {
    const incidents = all.filter(({ date }) => date.startsWith(String(year)));
    if (incidents.length === 0) return [];
    const row = { section: 'shape', source: title, counted: true } as const;
    const sum = (part: typeof incidents) => {
      const found = tally(part, () => 'all')[0];
      return { incidents: part.length, withUsd: found?.withUsd ?? 0, usd: found?.usd ?? 0n };
    };
    const sold = incidents.filter(
      ({ id, usd: value }) => id !== UNSOLD_2021.incident || (value ?? 0n) <= UNSOLD_2021.soldUsd,
    );
    const totals = assetTotals(incidents, prices);
    const stated = incidents.filter(({ assets }) => assets.length > 0).length;
    const known = incidents.filter(({ path }) => path.length > 0).length;
    const mixed = incidents.filter(({ path }) => path.some(({ step }) => MIXING.includes(step)));
    return [
      { ...row, key: 'total', rule: 'reported', ...sum(incidents) },
      ...(sold.length < incidents.length
        ? [
            {
              ...row,
              key: 'without-unsold',
              rule: 'unsold' as const,
              ...sum(sold),
              cited: UNSOLD_2021.source,
            },
          ]
        : []),
      ...classShares(totals).map(
        ({ assetClass, usd: value, perMille }): StatRow => ({
          ...{
            ...row,
            key: assetClass,
            rule: 'class',
            usdAtTheft: value,
            known: stated,
            of: incidents.length,
          },
          ...(perMille === undefined ? {} : { perMille }),
        }),
      ),
      { ...row, key: 'mixers', rule: 'mixer', ...sum(mixed), known, of: incidents.length },
    ];
  }
}
