import { pathTotals } from './path-totals.ts';
import type { StatRow } from './stat-row.ts';
import type { CountedTable } from './year-rows.ts';

/** Each kind of step of laundering of each imported table. `known` of `of` incidents have a path at all. */
export function pathRows(tables: readonly CountedTable[]): StatRow[] {
  return tables.flatMap(({ title, incidents }) => {
    const known = incidents.filter(({ path }) => path.length > 0).length;
    return pathTotals(incidents).map(
      ({ step, incidents: count, withUsd, usd, through, services }): StatRow => ({
        ...{ section: 'path', key: step, source: title, counted: true, rule: 'path' },
        ...{ incidents: count, withUsd, usd, total: through, services, known, of: incidents.length },
      }),
    );
  });
}
