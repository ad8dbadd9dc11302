import { listSanctionSnapshots } from '../../attribution/sanctions/store/list-sanction-snapshots.ts';
import { sanctionFolder } from '../../attribution/sanctions/store/sanction-folder.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { oldLines } from './old-lines.ts';

/** Publications that were imported, with a warning for lists that are old. */
export function runSanctionList(context: CliContext, options: OptionValues): number {
  const data = String(options.data);
  const snapshots = listSanctionSnapshots(sanctionFolder(data));
  const { sanctions: texts } = context.texts;
  const lists = new Set(snapshots.map(({ list }) => list)).size;
  print(context, String(options.format), {
    data: { data, snapshots: snapshots.map(({ folder: _, ...snapshot }) => snapshot) },
    columns: ['list', 'published', 'entries', 'addresses', 'file', 'snapshot'],
    rows: snapshots.map(({ list, published, entries, addresses, file, sha256 }) => [
      list,
      published,
      `${entries}`,
      `${addresses}`,
      file,
      sha256.slice(0, 16),
    ]),
    right: [2, 3],
    below: [
      snapshots.length === 0
        ? fill(texts.none, { data })
        : fill(texts.listed, { n: snapshots.length, lists }),
      ...oldLines(context, snapshots, Number(options.maxAge)),
    ],
  });
  return 0;
}
