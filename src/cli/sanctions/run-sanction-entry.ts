import type { SanctionEntry } from '../../attribution/sanctions/sanction-entry.ts';
import { listSanctionSnapshots } from '../../attribution/sanctions/store/list-sanction-snapshots.ts';
import { readSanctionEntries } from '../../attribution/sanctions/store/read-sanction-entries.ts';
import { sanctionFolder } from '../../attribution/sanctions/store/sanction-folder.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';

/** Entries of the newest publications whose id is the text, or whose name or alias has it in it. */
export function runSanctionEntry(context: CliContext, text: string, options: OptionValues): number {
  const snapshots = listSanctionSnapshots(sanctionFolder(String(options.data)));
  const newest = new Map(snapshots.map((snapshot) => [snapshot.list, snapshot]));
  const wanted = text.toUpperCase();
  const has = ({ id, name, aliases }: SanctionEntry) =>
    id.toUpperCase() === wanted || [name, ...aliases].some((word) => word.toUpperCase().includes(wanted));
  const found = [...newest.values()].flatMap((snapshot) =>
    readSanctionEntries(snapshot)
      .filter(has)
      .map((entry) => ({ list: snapshot.list, published: snapshot.published, ...entry })),
  );
  const shown = found.slice(0, Number(options.limit));
  const { sanctions: texts } = context.texts;
  print(context, String(options.format), {
    data: { text, entries: found },
    columns: ['list', 'entry', 'kind', 'name', 'from', 'addresses', 'detail'],
    rows: shown.map(({ list, id, kind, name, aliases, programmes, listed, addresses }) => [
      list,
      id,
      kind,
      name,
      listed ?? '',
      addresses.map(({ asset, text: address }) => (asset ? `${asset} ${address}` : address)).join(' '),
      [...programmes, ...aliases].join('; '),
    ]),
    below: [
      found.length === 0
        ? fill(texts.entryNone, { text })
        : fill(texts.entryMore, { n: shown.length, m: found.length }),
    ],
  });
  return 0;
}
