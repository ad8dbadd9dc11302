import { openIncidents } from '../../attribution/incidents/open-incidents.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { addressRows } from './address-rows.ts';
import { incidentRows } from './incident-rows.ts';
import { sourceLines } from './source-lines.ts';

/** Everything that the imported files say about one incident, each file for itself. Errors: DOSSIER_UNKNOWN. */
export function runIncidentShow(context: CliContext, id: string, options: OptionValues): number {
  const data = String(options.data);
  const tables = openIncidents(data);
  const told = tables.flatMap((table) =>
    table.incidents.filter((incident) => incident.id === id).map((incident) => ({ table, incident })),
  );
  const addresses = tables.flatMap((table) => table.addresses.filter(({ incident }) => incident === id));
  if (told.length + addresses.length === 0)
    throw new JejakError('DOSSIER_UNKNOWN', { meta: { input: id, data } });
  const { dossiers: texts } = context.texts;
  const limit = Number(options.limit);
  const shown = addresses.slice(0, limit);
  const sources = told.flatMap(({ table, incident }) => {
    const used = new Set(
      [incident, ...incident.attributions, ...incident.path, ...incident.sanctions].flatMap(
        (claim) => claim.source,
      ),
    );
    for (const amount of [...incident.assets, ...incident.path.flatMap((step) => step.amounts)])
      for (const key of amount.source) used.add(key);
    return table.sources.filter(({ key }) => used.has(key));
  });
  print(context, String(options.format), {
    data: {
      id,
      incidents: told.map(({ table, incident }) => ({ table: table.title, snapshot: table.id, ...incident })),
      sources,
      addresses,
    },
    columns: ['what', 'date', 'says', 'source', 'title'],
    rows: [
      ...told.flatMap(({ table, incident }) =>
        incidentRows(incident, context.texts, context.language).map((row) => [...row, table.title]),
      ),
      ...addressRows(shown, context.texts).map((row) => [...row, '']),
    ],
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
