import { incidentsOf } from '../../attribution/actors/incidents-of.ts';
import { openActors } from '../../attribution/actors/open-actors.ts';
import { openIncidents } from '../../attribution/incidents/open-incidents.ts';
import type { CountedTable } from '../../attribution/statistics/year-rows.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { OptionValues } from '../command.ts';

export interface SelectedTable extends CountedTable {
  /** SHA-256 of the imported file. */
  readonly id: string;
  readonly file: string;
}

/** The imported tables of incidents that the options leave. Errors: DOSSIER_UNKNOWN, DOSSIER_STORE. */
export function selectTables(data: string, options: OptionValues): SelectedTable[] {
  const asked = options.actor === undefined ? undefined : String(options.actor);
  const source = options.source === undefined ? undefined : String(options.source).toLowerCase();
  const year = options.year === undefined ? undefined : String(options.year);
  const dossiers =
    asked === undefined
      ? []
      : openActors(data).flatMap(({ actors }) => actors.filter(({ id }) => id === asked));
  const tables = openIncidents(data).filter(
    ({ title, file, id }) =>
      source === undefined || [title, file, id].some((text) => text.toLowerCase().includes(source)),
  );
  const found = tables.map((table) => {
    const incidents = asked === undefined ? table.incidents : incidentsOf(table, asked, dossiers);
    return {
      ...{ title: table.title, id: table.id, file: table.file },
      incidents: incidents.filter(({ date }) => year === undefined || date.startsWith(year)),
    };
  });
  if (asked !== undefined && dossiers.length === 0 && found.every(({ incidents }) => incidents.length === 0))
    throw new JejakError('DOSSIER_UNKNOWN', { meta: { input: asked, data } });
  return found.filter(({ incidents }) => incidents.length > 0);
}
