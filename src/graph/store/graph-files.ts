import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ColumnFile, openColumnFile } from '../files/column-file.ts';
import { type KeyIndex, openKeyIndex } from '../index/key-index.ts';
import { type GraphCheckpoint, readGraphCheckpoint } from './checkpoint.ts';
import { GRAPH_COLUMNS, type GraphColumn, type GraphCounts, NO_COUNTS } from './columns.ts';

/** Open graph files: flat columns by dense id, and the two indexes from keys to ids. */
export interface GraphFiles {
  readonly directory: string;
  readonly columns: Readonly<Record<GraphColumn, ColumnFile>>;
  /** Wrapped scripts, see GraphSegment; rows of transactions that do not count are not there for a reader. */
  readonly wraps: ColumnFile;
  readonly txids: KeyIndex;
  readonly addresses: KeyIndex;
  checkpoint: GraphCheckpoint;
  /** Forgets what was appended but not committed. */
  reload(): void;
  /** Totals of the checkpoint. */
  counts(): GraphCounts;
  close(): void;
}

export function openGraphFiles(directory: string, mode: 'read' | 'write'): GraphFiles {
  mkdirSync(directory, { recursive: true });
  const onDisk = () => readGraphCheckpoint(directory) ?? { version: 1, bounds: [NO_COUNTS], digests: [] };
  const entries = Object.entries(GRAPH_COLUMNS).map(([name, { file, width }]) => [
    name,
    openColumnFile(join(directory, file), width, mode),
  ]);
  const files: GraphFiles = {
    directory,
    columns: Object.fromEntries(entries) as Record<GraphColumn, ColumnFile>,
    wraps: openColumnFile(join(directory, 'wrap.u32x3'), 12, mode),
    txids: openKeyIndex(join(directory, 'index'), 'txid'),
    addresses: openKeyIndex(join(directory, 'index'), 'address'),
    checkpoint: onDisk(),
    reload() {
      files.checkpoint = onDisk();
    },
    counts: () => files.checkpoint.bounds[files.checkpoint.bounds.length - 1]!,
    close() {
      for (const column of Object.values(files.columns)) column.close();
      files.wraps.close();
    },
  };
  return files;
}
