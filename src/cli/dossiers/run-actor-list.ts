import { openActors } from '../../attribution/actors/open-actors.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { againWith } from '../output/again-with.ts';
import { print } from '../output/print.ts';

/** Every actor of every imported file, by id. */
export function runActorList(context: CliContext, options: OptionValues): number {
  const data = String(options.data);
  const tables = openActors(data);
  const { dossiers: texts, says } = context.texts;
  const all = tables
    .flatMap((table) => table.actors.map((actor) => ({ table, actor })))
    .sort((a, b) => (a.actor.id < b.actor.id ? -1 : a.actor.id > b.actor.id ? 1 : 0));
  const [limit, offset] = [Number(options.limit), Number(options.offset)];
  const shown = all.slice(offset, offset + limit);
  print(context, String(options.format), {
    data: {
      data,
      total: all.length,
      actors: shown.map(({ table, actor }) => ({ ...actor, table: table.title, snapshot: table.id })),
    },
    columns: ['actor', 'name', 'count', 'source', 'snapshot'],
    rows: shown.map(({ table, actor }) => [
      actor.id,
      actor.name,
      `${actor.incidents.length}`,
      table.file,
      table.id.slice(0, 16),
    ]),
    right: [2],
    below:
      tables.length === 0
        ? [fill(texts.none.actors, { data })]
        : [
            fill(texts.listed.actors, { n: shown.length, m: all.length, files: tables.length }),
            ...(offset + limit < all.length
              ? [fill(says.more, { command: againWith(context.words, 'offset', offset + limit) })]
              : []),
          ],
  });
  return 0;
}
