import type { StatRow, StatSection } from '../../attribution/statistics/stat-row.ts';
import type { CliContext } from '../command.ts';
import { coverageLines } from './coverage-lines.ts';
import { shapeReasons } from './shape-reasons.ts';

/** What stands below a section: coverage of each table, the rules by number, where published figures stand. */
export function sectionNotes(
  { texts, language }: CliContext,
  section: StatSection,
  found: {
    readonly rows: readonly StatRow[];
    readonly rules: readonly StatRow['rule'][];
    readonly tables: readonly { title: string; incidents: readonly unknown[] }[];
  },
): string[] {
  const { stats } = texts;
  const { rows, rules, tables } = found;
  const coverage = coverageLines(section, { rows, tables }, stats);
  const cited = [...new Set(rows.flatMap((row) => (row.cited === undefined ? [] : [row.cited])))];
  return [
    ...coverage,
    ...rules.map((rule, i) => `(${i + 1}) ${stats.rules[rule]}`),
    ...cited.map((line) => `- ${line}`),
    ...(section === 'shape' ? shapeReasons(rows, texts, language) : []),
  ];
}
