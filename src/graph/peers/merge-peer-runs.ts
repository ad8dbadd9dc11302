import type { RunSpan } from '../index/canonical-runs.ts';
import { createPeerRunWriter, openPeerRun, type PeerRun } from './peer-run.ts';

/**
 * Merges runs into that of a span of segments at `target`. Entries stay what they are, one a segment, so that those of
 * segments which do not count any more can be left out again. Memory: a window a run. Errors: GRAPH_DAMAGED.
 */
export function mergePeerRuns(
  sources: readonly string[],
  {
    span,
    ids,
    target,
  }: {
    readonly span: RunSpan;
    readonly ids: { readonly first: number; readonly next: number };
    readonly target: string;
  },
): void {
  const cursors = sources.map((path) => createCursor(openPeerRun(path)));
  const writer = createPeerRunWriter(target);
  try {
    for (;;) {
      // Of equal homes the older run first: its segments are the earlier ones.
      let least: Cursor | undefined;
      for (const cursor of cursors) if (!cursor.done && (!least || cursor.home < least.home)) least = cursor;
      if (!least) break;
      if (least.segment >= span.from && least.segment < span.to)
        writer.add(least.home, least.segment, least.rows());
      least.step();
    }
  } finally {
    for (const cursor of cursors) cursor.close();
  }
  writer.finish(ids);
}

type Cursor = ReturnType<typeof createCursor>;

function createCursor(run: PeerRun) {
  let next = 0;
  let length = 0;
  const cursor = {
    done: false,
    home: 0,
    segment: 0,
    rows() {
      const { bytes, at } = run.rows();
      return { bytes: bytes.subarray(at, at + length), length };
    },
    step(): void {
      if (next >= run.bytes) {
        cursor.done = true;
        return;
      }
      const entry = run.entry(next);
      cursor.home = entry.home;
      cursor.segment = entry.segment;
      length = entry.length;
      next = entry.next;
    },
    close: () => run.close(),
  };
  cursor.step();
  return cursor;
}
