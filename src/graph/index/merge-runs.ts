import { compareKeys, createRunCursor, createRunWriter, entryId, type RunCursor } from './run-file.ts';

/**
 * Merges sorted runs into one at `target`, keeping ids in [from, to). Memory: one window a run. Equal keys are put in
 * the order of their ids.
 */
export function mergeRuns(
  sources: readonly string[],
  ids: { from: number; to: number },
  target: string,
): void {
  const cursors = sources.map((path) => createRunCursor(path));
  const writer = createRunWriter(target);
  try {
    for (;;) {
      let least: RunCursor | undefined;
      for (const cursor of cursors) if (!cursor.done && (!least || before(cursor, least))) least = cursor;
      if (!least) break;
      const id = entryId(least.window, least.at);
      if (id >= ids.from && id < ids.to) writer.addEntry(least);
      least.next();
    }
  } finally {
    for (const cursor of cursors) cursor.close();
  }
  writer.finish();
}

function before(a: RunCursor, b: RunCursor): boolean {
  if (a.prefix !== b.prefix) return a.prefix < b.prefix;
  const order = compareKeys(a.window, a.at, b.window, b.at);
  return order < 0 || (order === 0 && entryId(a.window, a.at) < entryId(b.window, b.at));
}
