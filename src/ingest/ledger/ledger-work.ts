import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerCheckpoint } from '../../graph/ledger/ledger-checkpoint.ts';
import { openLedgerFiles } from '../../graph/ledger/ledger-files.ts';
import { syncDirectory } from '../../lake/files/write-file-atomic.ts';
import type { LakeFile } from '../../lake/manifest.ts';
import type { TableRows } from '../../lake/parquet/create-table-builder.ts';
import { writeParquet } from '../../lake/parquet/write-parquet.ts';
import { partitionFile, partitionFolder } from '../../lake/partition.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import type { SegmentWork } from '../stages/create-segment-writer.ts';
import { appendDraft } from './append-draft.ts';
import type { LedgerDraft } from './ledger-draft.ts';

export interface LedgerJob {
  readonly directory: string;
  /** Number of the segment. */
  readonly index: number;
  readonly chain: EvmChain;
  /** How far the ledger files go before it. */
  readonly checkpoint: LedgerCheckpoint;
  readonly draft: LedgerDraft;
}

/** Resolving, appending and writing of segments of an account chain: everything behind reading them. */
export const LEDGER_WORK: SegmentWork<LedgerJob> = {
  worker: new URL(`ledger-worker${import.meta.url.slice(-3)}`, import.meta.url),
  rows: (job) => job.draft.counts.transfers,
  arrays: (job) => arraysOf(job.draft),
  index: () => undefined,
  write: writeDraft,
};

function writeDraft(job: LedgerJob): Record<string, LakeFile> {
  const files = openLedgerFiles(join(job.directory, 'ledger'), 'write');
  try {
    files.checkpoint = job.checkpoint;
    return writeTables(job, appendDraft(files, job.draft, job.chain));
  } finally {
    files.close();
  }
}

function writeTables(
  { directory, index }: LedgerJob,
  tables: Readonly<Record<string, TableRows>>,
): Record<string, LakeFile> {
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
