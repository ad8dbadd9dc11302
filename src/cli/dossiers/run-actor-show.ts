import { incidentsOf } from '../../attribution/actors/incidents-of.ts';
import { openActors } from '../../attribution/actors/open-actors.ts';
import { openIncidents } from '../../attribution/incidents/open-incidents.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { actorRows } from './actor-rows.ts';
import { addressRows } from './address-rows.ts';
import { sourceLines } from './source-lines.ts';

/** Everything that the imported files say about an actor, with the addresses of its incidents. Errors: DOSSIER_UNKNOWN. */
export function runActorShow(context: CliContext, id: string, options: OptionValues): number {
  const data = String(options.data);
  const found = openActors(data).flatMap((table) =>
    table.actors.filter((actor) => actor.id === id).map((actor) => ({ table, actor })),
  );
  if (found.length === 0) throw new JejakError('DOSSIER_UNKNOWN', { meta: { input: id, data } });
  const { dossiers: texts } = context.texts;
  const named = new Set(found.flatMap(({ actor }) => actor.incidents.map((incident) => incident.id)));
  const tables = openIncidents(data);
  const claims = found.flatMap(({ actor }) => actor);
  const incidents = tables.flatMap((table) =>
    incidentsOf(table, id, claims).map((incident) => ({ table: table.title, ...incident })),
  );
  for (const incident of incidents) named.add(incident.id);
  const addresses = tables.flatMap((table) => table.addresses.filter(({ incident }) => named.has(incident)));
  const shown = addresses.slice(0, Number(options.limit));
  const sources = found.flatMap(({ table }) => table.sources);
  print(context, String(options.format), {
    data: {
      id,
      actors: found.map(({ table, actor }) => ({ table: table.title, snapshot: table.id, ...actor })),
      incidents,
      addresses,
      sources,
    },
    columns: ['what', 'date', 'says', 'source'],
    rows: [
      ...found.flatMap(({ actor }) => actorRows(actor, context.texts)),
      ...addressRows(shown, context.texts),
    ],
    above: found.map(({ table, actor }) =>
      fill(texts.tableLine, { title: actor.name, file: table.file, id: table.id.slice(0, 16) }),
    ),
    below: [
      ...(addresses.length > shown.length
        ? [fill(texts.shown, { n: shown.length, m: addresses.length })]
        : []),
      ...sourceLines(context, sources),
      texts.caveat,
    ],
  });
  return 0;
}
