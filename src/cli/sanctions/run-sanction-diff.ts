import { compareEntries } from '../../attribution/sanctions/compare-entries.ts';
import { listSanctionSnapshots } from '../../attribution/sanctions/store/list-sanction-snapshots.ts';
import { readSanctionEntries } from '../../attribution/sanctions/store/read-sanction-entries.ts';
import { sanctionFolder } from '../../attribution/sanctions/store/sanction-folder.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { changeLines } from './change-lines.ts';

/** What the newest publication of a list, or of every list, changed. */
export function runSanctionDiff(
  context: CliContext,
  list: string | undefined,
  options: OptionValues,
): number {
  const data = String(options.data);
  const snapshots = listSanctionSnapshots(sanctionFolder(data));
  const lists = [...new Set(snapshots.map((snapshot) => snapshot.list))].filter(
    (id) => list === undefined || id === list,
  );
  const { sanctions: texts } = context.texts;
  const differences = lists.map((id) => {
    const [before, after] = snapshots.filter((snapshot) => snapshot.list === id).slice(-2);
    if (!before || !after) return { list: id, changes: [], otherList: false };
    const { changes, otherList } = compareEntries(readSanctionEntries(before), readSanctionEntries(after));
    return { list: id, before: before.published, after: after.published, changes, otherList };
  });
  print(context, String(options.format), {
    data: { data, differences },
    columns: ['list', 'change', 'entry', 'name', 'addresses', 'detail'],
    // A person reads the lines below; every change is a row for a program.
    rows:
      options.format === 'csv'
        ? differences.flatMap(({ list: id, changes }) =>
            changes.map(({ change, id: entry, name, addressesAdded, addressesRemoved, fields }) => [
              id,
              change,
              entry,
              name,
              [
                ...addressesAdded.map((text) => `+${text}`),
                ...addressesRemoved.map((text) => `-${text}`),
              ].join(' '),
              fields.join(' '),
            ]),
          )
        : [],
    below: [
      ...(lists.length === 0 ? [fill(texts.none, { data })] : []),
      ...differences.flatMap(({ list: id, before, after, changes, otherList }) =>
        before === undefined || after === undefined
          ? [fill(texts.onlyOne, { list: id })]
          : [
              fill(texts.diffHead, { list: id, before, after }),
              ...changeLines(context, { changes, otherList }, { list: id, before }),
            ],
      ),
    ],
  });
  return 0;
}
