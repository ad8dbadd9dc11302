import type { Incident } from '../incidents/incident.ts';
import type { StoredTable } from '../incidents/open-incidents.ts';
import type { Actor } from './actor.ts';

/** Incidents of a table that a source attributes to an actor: in the table, by id in a dossier, or the table as a whole. */
export function incidentsOf(
  table: StoredTable,
  id: string,
  dossiers: readonly Pick<Actor, 'incidents' | 'tables'>[],
): readonly Incident[] {
  if (dossiers.some((actor) => actor.tables.some(({ sha256 }) => sha256 === table.id)))
    return table.incidents;
  const named = new Set(dossiers.flatMap((actor) => actor.incidents.map((incident) => incident.id)));
  return table.incidents.filter(
    (incident) => named.has(incident.id) || incident.attributions.some(({ actor }) => actor === id),
  );
}
