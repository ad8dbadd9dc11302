import type { StatRow, StatSection } from '../../attribution/statistics/stat-row.ts';
import type { StatsTexts } from '../../texts/cli/dossiers/stats-texts.ts';
import { fill } from '../../texts/fill.ts';

/** Of how many incidents each table states what a section counts; also of a table that has no row in it. */
export function coverageLines(
  section: StatSection,
  found: {
    readonly rows: readonly StatRow[];
    readonly tables: readonly { readonly title: string; readonly incidents: readonly unknown[] }[];
  },
  texts: StatsTexts,
): string[] {
  const text = { asset: texts.assetsKnown, victim: texts.victimsKnown, path: texts.pathsKnown }[
    section as 'asset' | 'victim' | 'path'
  ];
  if (text === undefined) return [];
  return found.tables.map(({ title, incidents }) => {
    const known = found.rows.find((row) => row.section === section && row.source === title)?.known ?? 0;
    return fill(text, { table: title, n: known, m: incidents.length });
  });
}
