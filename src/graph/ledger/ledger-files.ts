import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerCounts } from '../../lake/manifest.ts';
import { type ColumnFile, openColumnFile } from '../files/column-file.ts';
import { type KeyIndex, openKeyIndex } from '../index/key-index.ts';
import { LEDGER_COLUMNS, type LedgerColumn } from './columns.ts';
import { EMPTY_CHECKPOINT, type LedgerCheckpoint, readLedgerCheckpoint } from './ledger-checkpoint.ts';

/** Open ledger files of an account chain: rows by dense id, and the indexes from keys to ids. */
export interface LedgerFiles {
  readonly directory: string;
  readonly columns: Readonly<Record<LedgerColumn, ColumnFile>>;
  readonly hashes: KeyIndex;
  readonly accounts: KeyIndex;
  readonly assets: KeyIndex;
  checkpoint: LedgerCheckpoint;
  /** Forgets what was appended but not committed. */
  reload(): void;
  /** Totals, what was appended included. */
  counts(): LedgerCounts;
  close(): void;
}

export function openLedgerFiles(directory: string, mode: 'read' | 'write'): LedgerFiles {
  mkdirSync(directory, { recursive: true });
  const onDisk = () => readLedgerCheckpoint(directory) ?? EMPTY_CHECKPOINT;
  const entries = Object.entries(LEDGER_COLUMNS).map(([name, { file, width }]) => [
    name,
    openColumnFile(join(directory, file), width, mode),
  ]);
  const index = join(directory, 'index');
  const files: LedgerFiles = {
    directory,
    columns: Object.fromEntries(entries) as Record<LedgerColumn, ColumnFile>,
    hashes: openKeyIndex(index, 'hash'),
    accounts: openKeyIndex(index, 'account'),
    assets: openKeyIndex(index, 'asset'),
    checkpoint: onDisk(),
    reload() {
      files.checkpoint = onDisk();
    },
    counts: () => files.checkpoint.bounds[files.checkpoint.bounds.length - 1]!,
    close() {
      for (const column of Object.values(files.columns)) column.close();
    },
  };
  return files;
}
