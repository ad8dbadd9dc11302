import { sumsPath } from '../../lake/pages/sums-file.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { ColumnSet } from './column-set.ts';

/** A writer may commit between a look at the checkpoint and the sums that it names; not so often in a row. */
const ATTEMPTS = 20;

/** What a checkpoint says of sums: how many segments count, and the root of their sums. */
interface Rooted {
  readonly digests: readonly string[];
  readonly root: string;
}

/** Reads the checkpoint of a folder and covers its columns with the sums that it names. Errors: GRAPH_DAMAGED. */
export function loadColumns<Checkpoint extends Rooted>(
  { directory, set }: { readonly directory: string; readonly set: ColumnSet<string> },
  onDisk: () => Checkpoint,
): Checkpoint {
  for (let attempt = 1; ; attempt++) {
    const checkpoint = onDisk();
    const segments = checkpoint.digests.length;
    if (set.load(segments, checkpoint.root)) return checkpoint;
    const file = sumsPath(directory, segments);
    if (attempt === ATTEMPTS) throw new JejakError('GRAPH_DAMAGED', { meta: { file, byte: 0, page: 0 } });
  }
}
