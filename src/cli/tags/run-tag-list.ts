import { listSnapshots } from '../../attribution/store/list-snapshots.ts';
import { tagFolder } from '../../attribution/store/tag-folder.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';

export function runTagList(context: CliContext, options: OptionValues): number {
  const data = String(options.data);
  const snapshots = listSnapshots(tagFolder(data));
  const { tags: texts } = context.texts;
  const total = snapshots.reduce((sum, { tags }) => sum + tags, 0);
  print(context, String(options.format), {
    data: { data, tags: total, snapshots },
    columns: ['pack', 'tags', 'leftOut', 'licence', 'file', 'snapshot'],
    rows: snapshots.map(({ title, tags, leftOut, licence, file, id }) => [
      title,
      `${tags}`,
      `${leftOut}`,
      licence ?? '',
      file,
      id.slice(0, 16),
    ]),
    right: [1, 2],
    below: [
      snapshots.length === 0
        ? fill(texts.none, { data })
        : fill(texts.listed, { tags: total, snapshots: snapshots.length }),
    ],
  });
  return 0;
}
