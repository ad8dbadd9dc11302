import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnFile } from '../files/column-file.ts';
import { type ColumnSet, openColumnSet } from '../files/column-set.ts';
import { loadColumns } from '../files/load-columns.ts';
import { staleSince } from '../files/stale-since.ts';
import { type KeyIndex, openKeyIndex } from '../index/key-index.ts';
import { EMPTY_GRAPH, type GraphCheckpoint, readGraphCheckpoint } from './checkpoint.ts';
import { GRAPH_COLUMNS, type GraphColumn, type GraphCounts } from './columns.ts';
import { healGraphLinks } from './heal-graph-links.ts';

/** Open graph files: flat columns by dense id, and the two indexes from keys to ids. */
export interface GraphFiles {
  readonly directory: string;
  readonly set: ColumnSet<GraphColumn | 'wraps'>;
  readonly columns: Readonly<Record<GraphColumn, ColumnFile>>;
  /** Wrapped scripts, see GraphSegment; rows of transactions that do not count are not there for a reader. */
  readonly wraps: ColumnFile;
  readonly txids: KeyIndex;
  readonly addresses: KeyIndex;
  checkpoint: GraphCheckpoint;
  /** Forgets what was appended but not committed. */
  reload(): void;
  /** Totals of the checkpoint, what was appended included. */
  counts(): GraphCounts;
  close(): void;
}

const WRAPS = { file: 'wrap.u32x3', width: 12 };

/** Errors: GRAPH_DAMAGED; of a read also GRAPH_STALE, when a reorganisation has replaced what was opened. */
export function openGraphFiles(directory: string, mode: 'read' | 'write'): GraphFiles {
  if (mode === 'write') mkdirSync(directory, { recursive: true });
  const onDisk = () => readGraphCheckpoint(directory) ?? EMPTY_GRAPH;
  const heal = healGraphLinks(() => files);
  const stale = staleSince(directory, onDisk);
  const set = openColumnSet(
    directory,
    { ...GRAPH_COLUMNS, wraps: WRAPS },
    { mode, heal, ...(mode === 'read' ? { stale: stale.error } : {}) },
  );
  const load = () => {
    const checkpoint = loadColumns({ directory, set }, onDisk);
    stale.since(checkpoint);
    return checkpoint;
  };
  const index = join(directory, 'index');
  const bounds = (kind: keyof GraphCounts) => () => files.checkpoint.bounds.map((bound) => bound[kind]);
  const { wraps, ...columns } = set.columns;
  const files: GraphFiles = {
    directory,
    set,
    columns,
    wraps,
    txids: openKeyIndex(index, 'txid', bounds('transactions')),
    addresses: openKeyIndex(index, 'address', bounds('addresses')),
    checkpoint: loaded(),
    reload() {
      files.checkpoint = load();
    },
    counts: () => files.checkpoint.bounds[files.checkpoint.bounds.length - 1]!,
    close() {
      set.close();
      files.txids.close();
      files.addresses.close();
    },
  };
  return files;

  function loaded(): GraphCheckpoint {
    try {
      return load();
    } catch (error) {
      set.close();
      throw error;
    }
  }
}
