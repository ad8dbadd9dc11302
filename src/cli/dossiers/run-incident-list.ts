import { openIncidents } from '../../attribution/incidents/open-incidents.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { againWith } from '../output/again-with.ts';
import { print } from '../output/print.ts';
import { usdCell } from '../output/usd-cell.ts';
import { amountText } from './amount-text.ts';

/** Every incident of every imported table, by date; one that two tables have stands twice. */
export function runIncidentList(context: CliContext, options: OptionValues): number {
  const data = String(options.data);
  const tables = openIncidents(data);
  const { dossiers: texts, says } = context.texts;
  const all = tables
    .flatMap((table) => table.incidents.map((incident) => ({ table, incident })))
    .sort((a, b) => order(`${a.incident.date} ${a.incident.id}`, `${b.incident.date} ${b.incident.id}`));
  const [limit, offset] = [Number(options.limit), Number(options.offset)];
  const shown = all.slice(offset, offset + limit);
  const addresses = tables.flatMap((table) => table.addresses);
  const known = all.filter(({ incident }) => incident.kind !== 'unknown').length;
  print(context, String(options.format), {
    data: {
      data,
      total: all.length,
      incidents: shown.map(({ table, incident }) => ({
        ...incident,
        table: table.title,
        snapshot: table.id,
      })),
    },
    columns: ['date', 'incident', 'victim', 'kind', 'usd', 'assets', 'addresses', 'source'],
    rows: shown.map(({ table, incident }) => [
      incident.date,
      incident.id,
      incident.victim,
      { shown: texts.victimKinds[incident.kind], raw: incident.kind },
      usdCell(incident.usd, context.language),
      incident.assets.length > 2
        ? `${amountText(incident.assets[0]!)} +${incident.assets.length - 1}`
        : incident.assets.map(amountText).join(' + '),
      `${addresses.filter((address) => address.incident === incident.id).length}`,
      table.title,
    ]),
    right: [4, 6],
    below:
      tables.length === 0
        ? [fill(texts.none.incidents, { data })]
        : [
            fill(texts.listed.incidents, { n: shown.length, m: all.length, files: tables.length }),
            fill(texts.kindsKnown, { n: known, m: all.length }),
            ...(offset + limit < all.length
              ? [fill(says.more, { command: againWith(context.words, 'offset', offset + limit) })]
              : []),
          ],
  });
  return 0;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
