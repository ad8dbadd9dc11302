import type { StatRow } from '../../attribution/statistics/stat-row.ts';
import type { BarFigure } from '../../reports/figures/bar-figure.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';
import { statKey } from './stat-key.ts';
import { statSource } from './stat-source.ts';

export type DrawnSection = 'year' | 'asset' | 'victim' | 'path';

/** The rows of one section as a chart: a bar for each source, so that nobody's total hides behind another's. */
export function statsFigure(
  rows: readonly StatRow[],
  about: {
    readonly section: DrawnSection;
    readonly actor: string;
    /** Titles of the imported tables: a table has the same colour in every chart. */
    readonly tables: readonly string[];
    readonly notes: readonly string[];
  },
  texts: CliTexts,
): BarFigure {
  const { section, actor, tables, notes } = about;
  const { figure } = texts.stats;
  const text = (value: number) => {
    const [whole, rest] = `${value}`.split('.');
    // 2020 without a mark would be taken for a year.
    const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, figure.point === '.' ? ',' : '.');
    return rest === undefined ? grouped : `${grouped}${figure.point}${rest}`;
  };
  const drawn = rows.filter((row) => row.section === section && drawnValue(row) !== undefined);
  const keys = [...new Set(drawn.map(({ key }) => key))];
  const named = new Set(drawn.map((row) => statSource(row, texts)));
  const sources = [
    ...tables.filter((title) => named.has(title)),
    ...[...named].filter((name) => !tables.includes(name)),
  ];
  const cited = [...new Set(drawn.flatMap((row) => (row.cited === undefined ? [] : [row.cited])))];
  return {
    title: fill(figure.titles[section], { actor }),
    axis: figure.axis[section],
    upright: section === 'year',
    categories: keys.map((key) => statKey({ section, key }, texts)),
    series: sources.map((name) => ({
      name,
      values: keys.map((key) => {
        const row = drawn.find((found) => found.key === key && statSource(found, texts) === name);
        const value = row && drawnValue(row);
        return value === undefined ? undefined : { value, text: `${row?.about ? '≈ ' : ''}${text(value)}` };
      }),
    })),
    sources: [
      fill(figure.sources, {
        sources: [
          ...sources.filter((name) => drawn.some((row) => row.counted && row.source === name)),
          ...cited,
        ].join('; '),
      }),
      ...notes,
    ].join(' '),
  };
}

/** What is drawn: millions of USD with two decimals, or a number of incidents. For the eye only. */
function drawnValue(row: StatRow): number | undefined {
  if (row.section === 'path') return row.incidents;
  // Nothing known is no bar, not a bar of nothing.
  if (row.withUsd === 0 && row.section !== 'asset') return undefined;
  const usd = row.section === 'asset' ? (row.priced === 0 ? undefined : row.usdAtTheft) : row.usd;
  return usd === undefined ? undefined : Number((usd + 500_000n) / 1_000_000n) / 100;
}
