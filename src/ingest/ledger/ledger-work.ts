import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { appendLedgerIndexes, type LedgerKeys } from '../../graph/ledger/append-ledger-indexes.ts';
import { syncDirectory } from '../../lake/files/write-file-atomic.ts';
import type { LakeFile } from '../../lake/manifest.ts';
import type { TableRows } from '../../lake/parquet/create-table-builder.ts';
import { writeParquet } from '../../lake/parquet/write-parquet.ts';
import { partitionFile, partitionFolder } from '../../lake/partition.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import type { SegmentWork } from '../stages/create-segment-writer.ts';

export interface LedgerJob {
  readonly directory: string;
  /** Number of the segment. */
  readonly index: number;
  readonly keys: LedgerKeys;
  readonly tables: Readonly<Record<string, TableRows>>;
}

/** Indexing and writing of segments of an account chain. */
export const LEDGER_WORK: SegmentWork<LedgerJob> = {
  worker: new URL(`ledger-worker${import.meta.url.slice(-3)}`, import.meta.url),
  rows: (job) => job.tables.transfers!.count,
  arrays: (job) => arraysOf(job.tables),
  index: (job) => appendLedgerIndexes(join(job.directory, 'ledger'), job.keys),
  write: writeTables,
};

function writeTables({ directory, index, tables }: LedgerJob): Record<string, LakeFile> {
  const files: Record<string, LakeFile> = {};
  for (const table of EVM_TABLES) {
    const folder = join(directory, partitionFolder(table.name, index));
    mkdirSync(folder, { recursive: true });
    const temporary = join(folder, '_part.parquet.tmp');
    const written = writeParquet(temporary, table, tables[table.name]!);
    renameSync(temporary, join(directory, partitionFile(table.name, index, written)));
    syncDirectory(folder);
    files[table.name] = written;
  }
  return files;
}

function* arraysOf(value: unknown): Generator<ArrayBufferView> {
  if (ArrayBuffer.isView(value)) yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* arraysOf(inner);
}
