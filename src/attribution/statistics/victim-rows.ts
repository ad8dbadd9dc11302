import { VICTIM_KINDS, type VictimKind } from '../incidents/victim-kinds.ts';
import type { StatRow } from './stat-row.ts';
import { tally } from './tally.ts';
import type { CountedTable } from './year-rows.ts';

/** Each kind of victim of each imported table, `unknown` among them. */
export function victimRows(tables: readonly CountedTable[]): StatRow[] {
  return tables.flatMap(({ title, incidents }) => {
    const known = incidents.filter(({ kind }) => kind !== 'unknown').length;
    const order = (key: string) => VICTIM_KINDS.indexOf(key as VictimKind);
    return tally(incidents, ({ kind }) => kind)
      .sort((a, b) => order(a.key) - order(b.key))
      .map(
        ({ key, incidents: count, withUsd, usd }): StatRow => ({
          ...{ section: 'victim', key, source: title, counted: true, rule: 'victim' },
          ...{ incidents: count, withUsd, usd, known, of: incidents.length },
        }),
      );
  });
}
