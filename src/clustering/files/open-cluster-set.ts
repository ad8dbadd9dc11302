import type { ColumnSet } from '../../graph/files/column-set.ts';
import { openColumnSet } from '../../graph/files/column-set.ts';
import { sumsPath } from '../../lake/pages/sums-file.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import {
  CLUSTER_FILES,
  type ClusterCheckpoint,
  type ClusterFile,
  readClusterCheckpoint,
} from './cluster-files.ts';

/** An update may end between two looks at the folder; not so often in a row. */
const ATTEMPTS = 20;

export interface ClusterSet {
  readonly checkpoint: ClusterCheckpoint;
  readonly columns: ColumnSet<ClusterFile>['columns'];
  close(): void;
}

/**
 * Opens the files of clusters for reading, as one checkpoint has them: an update puts new files in the place of old ones,
 * which stay what they are for whoever has them open. Undefined where there are none that are whole. Errors: GRAPH_DAMAGED,
 * CHECKPOINT_DAMAGED.
 */
export function openClusterSet(directory: string): ClusterSet | undefined {
  for (let attempt = 1; ; attempt++) {
    const checkpoint = readClusterCheckpoint(directory);
    if (!checkpoint.whole) return undefined;
    const stale = () =>
      readClusterCheckpoint(directory).root === checkpoint.root
        ? undefined
        : new JejakError('GRAPH_STALE', { meta: { directory } });
    const set = openColumnSet(directory, CLUSTER_FILES, { mode: 'read', stale });
    const segments = checkpoint.digests.length;
    try {
      if (set.load(segments, checkpoint.root) && !stale())
        return { checkpoint, columns: set.columns, close: () => set.close() };
    } catch (error) {
      set.close();
      throw error;
    }
    set.close();
    const file = sumsPath(directory, segments);
    if (attempt === ATTEMPTS) throw new JejakError('GRAPH_DAMAGED', { meta: { file, byte: 0, page: 0 } });
  }
}
