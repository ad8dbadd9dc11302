import { assetRows } from '../../attribution/statistics/asset-rows.ts';
import { classRows } from '../../attribution/statistics/class-rows.ts';
import { openDayPrices } from '../../attribution/statistics/open-day-prices.ts';
import { pathRows } from '../../attribution/statistics/path-rows.ts';
import { shapeRows } from '../../attribution/statistics/shape-rows.ts';
import { STAT_SECTIONS, type StatRow, type StatSection } from '../../attribution/statistics/stat-row.ts';
import { usdAtTheft } from '../../attribution/statistics/usd-at-theft.ts';
import { victimRows } from '../../attribution/statistics/victim-rows.ts';
import { yearRows } from '../../attribution/statistics/year-rows.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { missingLines } from './missing-lines.ts';
import { sectionNotes } from './section-notes.ts';
import { selectTables } from './select-tables.ts';
import { statCells } from './stat-cells.ts';
import { writeStatsFigure } from './write-stats-figure.ts';

/** Sums of the imported tables, each with its source and counting rule, beside what others published. */
export function runStats(context: CliContext, options: OptionValues): number {
  const data = String(options.data);
  const by = String(options.per);
  const year = options.year === undefined ? undefined : Number(options.year);
  const tables = selectTables(data, options);
  const prices = options.prices === undefined ? () => undefined : openDayPrices(String(options.prices));
  const make: Record<StatSection, () => StatRow[]> = {
    year: () => yearRows(tables, prices, year),
    asset: () => assetRows(tables, prices),
    class: () => classRows(tables, prices),
    victim: () => victimRows(tables),
    path: () => pathRows(tables),
    shape: () => shapeRows(tables, prices),
  };
  // The published shape is of one year: it stands where that year may be asked for.
  const wanted = STAT_SECTIONS.filter((section) =>
    section === 'shape'
      ? year === 2021 || (by === 'all' && year === undefined)
      : by === 'all' || by === (section === 'class' ? 'asset' : section),
  );
  const sections = wanted.map((section) => ({ section, rows: make[section]() }));
  const rows = sections.flatMap((found) => found.rows);
  const { stats } = context.texts;
  const incidents = tables.flatMap((table) => table.incidents);
  const valued = incidents.flatMap((incident) => usdAtTheft(incident, prices).priced);
  const priceNames = [...new Set(valued.map(({ price }) => price))];
  const format = String(options.format);
  if (format !== 'table') {
    const missing = incidents.flatMap((incident) =>
      usdAtTheft(incident, prices).missing.map((found) => ({
        incident: incident.id,
        date: incident.date,
        ...found,
      })),
    );
    print(context, format, {
      data: {
        data,
        tables: tables.map(({ title, file, id, incidents: all }) => ({
          title,
          file,
          sha256: id,
          incidents: all.length,
        })),
        rows: rows.map((row) => ({ ...row, ruleText: stats.rules[row.rule] })),
        missing,
      },
      columns: ['what', 'name', 'source', 'count', 'withUsd', 'usd', 'usdThen', 'detail', 'rule'],
      rows: rows.map((row) => [row.section, ...statCells(context, row, stats.rules[row.rule])]),
    });
  } else {
    for (const { section, rows: part } of sections) {
      const rules = [...new Set(part.map(({ rule }) => rule))];
      print(context, format, {
        data: undefined,
        columns: ['name', 'source', 'count', 'withUsd', 'usd', 'usdThen', 'detail', 'rule'],
        rows: part.map((row) => statCells(context, row, `(${rules.indexOf(row.rule) + 1})`)),
        right: [2, 3, 4, 5],
        above: [`== ${stats.sections[section]} ==`],
        below: [...sectionNotes(context, section, { rows: part, rules, tables }), ''],
      });
    }
    const lines =
      tables.length === 0
        ? [fill(stats.nothing, { data })]
        : [
            ...(options.prices === undefined
              ? [stats.noPrices]
              : [
                  fill(stats.pricesUsed, {
                    sources: priceNames.join('; ') || '-',
                  }),
                  ...missingLines(context, incidents, prices),
                ]),
            stats.neverAdded,
          ];
    for (const line of lines) context.write(`${line}\n`);
  }
  if (options.figure !== undefined) writeStatsFigure(context, { rows, tables, prices: priceNames }, options);
  return 0;
}
