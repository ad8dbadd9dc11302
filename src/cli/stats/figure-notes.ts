import type { StatRow } from '../../attribution/statistics/stat-row.ts';
import type { CountedTable } from '../../attribution/statistics/year-rows.ts';
import type { StatsTexts } from '../../texts/cli/dossiers/stats-texts.ts';
import { fill } from '../../texts/fill.ts';
import { coverageLines } from './coverage-lines.ts';
import type { DrawnSection } from './stats-figure.ts';

/** What a chart is made of. */
export interface FigureData {
  readonly rows: readonly StatRow[];
  readonly tables: readonly CountedTable[];
  /** Names of the price tables that were used. */
  readonly prices: readonly string[];
}

/** What a chart leaves out, to stand in it: a chart is passed on without the table. */
export function figureNotes(section: DrawnSection, found: FigureData, texts: StatsTexts): string[] {
  const { rows, tables, prices } = found;
  const coverage = coverageLines(section, { rows, tables }, texts);
  if (section === 'path') return coverage;
  if (section === 'asset') {
    const own = rows.filter((row) => row.section === section);
    const sum = (name: 'priced' | 'amounts') => own.reduce((total, row) => total + (row[name] ?? 0), 0);
    return [
      ...coverage,
      fill(texts.figure.priced, { n: sum('priced'), m: sum('amounts') }),
      ...(prices.length > 0 ? [fill(texts.pricesUsed, { sources: prices.join('; ') })] : []),
    ];
  }
  const valued = tables.map(({ title: table, incidents }) =>
    fill(texts.figure.valued, {
      table,
      n: incidents.filter(({ usd }) => usd !== undefined).length,
      m: incidents.length,
    }),
  );
  return [...coverage, ...valued];
}
