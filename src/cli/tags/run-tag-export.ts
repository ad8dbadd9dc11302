import { exportTags } from '../../attribution/export/export-tags.ts';
import { selectSnapshots } from '../../attribution/export/select-snapshots.ts';
import { PACK_FIELDS } from '../../attribution/packs/pack-fields.ts';
import { listSnapshots } from '../../attribution/store/list-snapshots.ts';
import { tagFolder } from '../../attribution/store/tag-folder.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { tagFields } from './tag-fields.ts';

/** Writes imported tags as a TagPack; without words all of them. Errors: OPTION_MISSING, OPTION_INVALID, TAG_UNKNOWN, FILE_EXISTS. */
export function runTagExport(context: CliContext, words: readonly string[], options: OptionValues): number {
  if (options.out === undefined) throw new JejakError('OPTION_MISSING', { meta: { option: '--out' } });
  const [data, file] = [String(options.data), String(options.out)];
  const header = tagFields('--set', (options.set ?? []) as readonly string[]);
  const other = Object.keys(header).find((name) => !PACK_FIELDS.some((field) => field === name));
  if (other !== undefined)
    throw new JejakError('OPTION_INVALID', {
      meta: { option: '--set', value: other, allowed: PACK_FIELDS.join(', ') },
    });
  const folder = tagFolder(data);
  const all = listSnapshots(folder);
  const named = new Set(
    words.flatMap((input) => {
      const found = selectSnapshots(all, input);
      if (found.length === 0) throw new JejakError('TAG_UNKNOWN', { meta: { input, data } });
      return found;
    }),
  );
  const snapshots = words.length === 0 ? all : all.filter((snapshot) => named.has(snapshot));
  if (snapshots.length === 0) throw new JejakError('TAG_UNKNOWN', { meta: { input: '*', data } });

  const { tags, bytes, sha256, header: written } = exportTags(file, { folder, snapshots, header });
  const { tags: texts } = context.texts;
  const leftOut = snapshots.reduce((sum, snapshot) => sum + snapshot.leftOut, 0);
  print(context, String(options.format), {
    data: { file, tags, bytes, sha256, header: written, leftOut, snapshots: snapshots.map(({ id }) => id) },
    columns: ['pack', 'tags', 'leftOut', 'licence', 'snapshot'],
    rows: snapshots.map((snapshot) => [
      snapshot.title,
      `${snapshot.tags}`,
      `${snapshot.leftOut}`,
      snapshot.licence ?? '',
      snapshot.id.slice(0, 16),
    ]),
    right: [1, 2],
    below: [
      fill(texts.exported, { tags, snapshots: snapshots.length, file, sha256 }),
      ...(leftOut > 0 ? [fill(texts.exportedWithout, { n: leftOut })] : []),
      ...(written.creator === 'unknown' ? [texts.exportedNameless] : []),
    ],
  });
  return 0;
}
