import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerCounts } from '../../lake/manifest.ts';
import type { ColumnFile } from '../files/column-file.ts';
import { type ColumnSet, openColumnSet } from '../files/column-set.ts';
import { type HeldRows, holdRows } from '../files/hold-rows.ts';
import { loadColumns } from '../files/load-columns.ts';
import { staleSince } from '../files/stale-since.ts';
import { type KeyIndex, openKeyIndex } from '../index/key-index.ts';
import { openPeerIndex, type PeerIndex } from '../peers/peer-index.ts';
import { LEDGER_COLUMNS, type LedgerColumn } from './columns.ts';
import { healLedgerLinks } from './heal-ledger-links.ts';
import { EMPTY_CHECKPOINT, type LedgerCheckpoint, readLedgerCheckpoint } from './ledger-checkpoint.ts';

/** Open ledger files of an account chain: rows by dense id, and the indexes from keys to ids. */
export interface LedgerFiles {
  readonly directory: string;
  readonly set: ColumnSet<LedgerColumn>;
  readonly columns: Readonly<Record<LedgerColumn, ColumnFile>>;
  readonly hashes: KeyIndex;
  readonly accounts: KeyIndex;
  readonly assets: KeyIndex;
  readonly peers: PeerIndex;
  /** Numbers and times of blocks, for whoever only reads. */
  readonly blocks: { readonly number: HeldRows; readonly time: HeldRows };
  checkpoint: LedgerCheckpoint;
  /** Forgets what was appended but not committed. */
  reload(): void;
  /** Totals, what was appended included. */
  counts(): LedgerCounts;
  close(): void;
}

/** Errors: GRAPH_DAMAGED; of a read also GRAPH_STALE, when a reorganisation has replaced what was opened. */
export function openLedgerFiles(directory: string, mode: 'read' | 'write'): LedgerFiles {
  if (mode === 'write') mkdirSync(directory, { recursive: true });
  const onDisk = () => readLedgerCheckpoint(directory) ?? EMPTY_CHECKPOINT;
  const heal = healLedgerLinks(() => files);
  const stale = staleSince(directory, onDisk);
  const set = openColumnSet(directory, LEDGER_COLUMNS, {
    mode,
    heal,
    // Every account of a read would cost reads of its own: whoever asks for payments heals what he asked for.
    pagesOnly: ['accountPaid'],
    ...(mode === 'read' ? { stale: stale.error } : {}),
  });
  const load = () => {
    const checkpoint = loadColumns({ directory, set }, onDisk);
    stale.since(checkpoint);
    return checkpoint;
  };
  const index = join(directory, 'index');
  const bounds = (kind: keyof LedgerCounts) => () => files.checkpoint.bounds.map((bound) => bound[kind]);
  const files: LedgerFiles = {
    directory,
    set,
    columns: set.columns,
    hashes: openKeyIndex(index, 'hash', bounds('transactions')),
    accounts: openKeyIndex(index, 'account', bounds('accounts')),
    assets: openKeyIndex(index, 'asset', bounds('assets')),
    peers: openPeerIndex(index, bounds('transfers'), mode === 'read' ? stale.error : undefined),
    blocks: {
      number: holdRows(set.columns.blockNumber, () => files.counts().blocks),
      time: holdRows(set.columns.blockTime, () => files.counts().blocks),
    },
    checkpoint: loaded(),
    reload() {
      files.checkpoint = load();
    },
    counts: () => files.checkpoint.bounds[files.checkpoint.bounds.length - 1]!,
    close() {
      set.close();
      for (const index of [files.hashes, files.accounts, files.assets, files.peers]) index.close();
    },
  };
  return files;

  function loaded(): LedgerCheckpoint {
    try {
      return load();
    } catch (error) {
      set.close();
      throw error;
    }
  }
}
