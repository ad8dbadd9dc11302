import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import { readWatchList } from '../../watch/list/read-watch-list.ts';
import { writeWatchList } from '../../watch/list/write-watch-list.ts';
import { lockWatch } from '../../watch/lock-watch.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import type { CliContext, OptionValues } from '../command.ts';

/** Takes entries off the list; all or none. Errors: WATCH_ENTRY, WATCH_LIST, WATCH_BUSY. */
export async function removeEntries(
  context: CliContext,
  ids: readonly string[],
  options: OptionValues,
): Promise<number> {
  const { folder, list: file } = watchFiles(String(options.data));
  const release = await lockWatch(folder, 'list');
  try {
    const { entries } = readWatchList(file);
    const unknown = ids.find((id) => !entries.some((entry) => entry.id === id));
    if (unknown !== undefined)
      throw new JejakError('WATCH_ENTRY', { meta: { reason: 'no such entry', id: unknown } });
    writeWatchList(file, { entries: entries.filter(({ id }) => !ids.includes(id)) });
    for (const id of new Set(ids)) context.write(`${fill(context.texts.watch.removed, { id })}\n`);
    return 0;
  } finally {
    release();
  }
}
