import { join } from 'node:path';
import { checkColumns } from '../../graph/files/check-columns.ts';
import type { ColumnFile } from '../../graph/files/column-file.ts';
import { checkIndex, type IndexParts } from '../../graph/index/check-index.ts';
import { openLedgerFiles } from '../../graph/ledger/ledger-files.ts';
import { openGraphFiles } from '../../graph/store/graph-files.ts';
import { type LedgerCounts, type Manifest, readManifest } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import { TABLES } from '../../lake/schema/tables.ts';
import { createFileCheck } from '../../lake/verify/create-file-check.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { buildLedger } from '../ledger/build-ledger.ts';
import { buildGraph } from '../stages/build-graph.ts';

/** The files for random access beside a lake, of either kind of chain. */
export interface Derived {
  readonly directory: string;
  readonly digests: readonly string[];
  readonly columns: Readonly<Record<string, ColumnFile>>;
  readonly indexes: Readonly<Record<string, IndexParts>>;
  close(): void;
}

/** A lake with the kind of its derived files. */
export interface DerivedKind {
  readonly lake: string;
  readonly manifest: Manifest<unknown>;
  /** Folder of the derived files beside the lake. */
  readonly name: 'graph' | 'ledger';
  /** Compares all tables of the lake with its manifest. Errors: LAKE_DAMAGED. */
  checkTables(): Promise<void>;
  /** Opens those in a folder. Errors: GRAPH_DAMAGED. */
  open(folder: string): Derived;
  /** Makes them in a folder out of the lake's tables. Errors: LAKE_DAMAGED, CANCELLED. */
  build(folder: string, signal?: AbortSignal): Promise<void>;
}

/** Errors: LAKE_MISSING, LAKE_DAMAGED, LAKE_VERSION. */
export function derivedKind(lake: string): DerivedKind {
  const manifest = readManifest<unknown>(lake);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory: lake } });
  return isEvmChain(manifest.chain)
    ? ledgerKind(lake, manifest as Manifest<LedgerCounts>)
    : graphKind(lake, manifest as Manifest);
}

function graphKind(lake: string, manifest: Manifest): DerivedKind {
  const check = createFileCheck(lake, manifest.segments, TABLES);
  return {
    lake,
    manifest,
    name: 'graph',
    checkTables: () => check.all(),
    open(folder) {
      const files = openGraphFiles(folder, 'read');
      return {
        directory: folder,
        digests: files.checkpoint.digests,
        columns: files.set.columns,
        indexes: { txid: files.txids, address: files.addresses },
        close: () => files.close(),
      };
    },
    async build(folder, signal) {
      const files = openGraphFiles(folder, 'write');
      try {
        await buildGraph(files, { directory: lake, manifest, check }, signal);
      } finally {
        files.close();
      }
    },
  };
}

function ledgerKind(lake: string, manifest: Manifest<LedgerCounts>): DerivedKind {
  const check = createFileCheck(lake, manifest.segments, EVM_TABLES);
  return {
    lake,
    manifest,
    name: 'ledger',
    checkTables: () => check.all(),
    open(folder) {
      const files = openLedgerFiles(folder, 'read');
      return {
        directory: folder,
        digests: files.checkpoint.digests,
        columns: files.set.columns,
        indexes: { hash: files.hashes, account: files.accounts, asset: files.assets, peers: files.peers },
        close: () => files.close(),
      };
    },
    async build(folder, signal) {
      const files = openLedgerFiles(folder, 'write');
      try {
        await buildLedger(files, { directory: lake, manifest, check }, signal);
      } finally {
        files.close();
      }
    },
  };
}

/** The place where derived files are not what was written or, with `other`, not what they should be. Errors: GRAPH_DAMAGED. */
export function differenceOf(derived: Derived, other?: Derived): string | undefined {
  const found = checkColumns(derived.columns, other?.columns);
  if (found !== undefined) return found;
  for (const [name, index] of Object.entries(derived.indexes)) {
    const byte = checkIndex(index, other?.indexes[name]);
    if (byte !== undefined) return `${join(derived.directory, 'index', name)}: byte ${byte}`;
  }
  return undefined;
}
