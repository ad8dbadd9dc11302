import { join } from 'node:path';
import { LEDGER_COLUMNS, TX_ROW } from '../../graph/ledger/columns.ts';
import { type LedgerFiles, openLedgerFiles } from '../../graph/ledger/ledger-files.ts';
import { recoverLedger, unwindLedger } from '../../graph/ledger/recover-ledger.ts';
import { type LedgerCounts, NO_LEDGER_ROWS } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import { createLakeStage, type LakeStage } from '../stages/lake-stage.ts';
import { buildLedger } from './build-ledger.ts';

/** The lake of an account chain and its ledger files, level with each other. */
export interface LedgerState {
  readonly lake: LakeStage<LedgerCounts>;
  readonly files: LedgerFiles;
  /** Number, and hash as displayed (empty in a flow table), of a block by its dense id. */
  blockAt(id: number): { readonly number: number; readonly hash: string };
  /** Transactions and transfers from a block on. */
  rowsFrom(id: number): { readonly transactions: number; readonly transfers: number };
  /** Takes the ledger files back to their first segments; the lake keeps its own until they are replaced. */
  unwind(segments: number): void;
  level(): Promise<void>;
  close(): void;
}

/** Opens both for writing; repairs what a killed process left, and rebuilds ledger files that are behind or foreign. */
export async function openLedgerState(directory: string, chain: EvmChain): Promise<LedgerState> {
  const lake = createLakeStage(directory, { chain: chain.id, tables: EVM_TABLES, none: NO_LEDGER_ROWS });
  const files = openLedgerFiles(join(directory, 'ledger'), 'write');
  recoverLedger(files);

  const level = () => buildLedger(files, { directory, manifest: lake.manifest() });
  await level();
  return {
    lake,
    files,
    blockAt(id) {
      const number = new BigUint64Array(1);
      const hash = new Uint8Array(32);
      files.columns.blockNumber.read(id, new Uint8Array(number.buffer));
      files.columns.blockHash.read(id, hash);
      const text = Buffer.from(hash).toString('hex');
      return { number: Number(number[0]), hash: /[^0]/.test(text) ? `0x${text}` : '' };
    },
    rowsFrom(id) {
      const { transactions, transfers } = files.counts();
      const tx = new BigUint64Array(1);
      files.columns.blockFirstTx.read(id, new Uint8Array(tx.buffer));
      const first = Number(tx[0]);
      if (first === transactions) return { transactions: 0, transfers: 0 };
      const row = new Uint8Array(LEDGER_COLUMNS.txRow.width);
      files.columns.txRow.read(first, row);
      const at = new DataView(row.buffer).getFloat64(TX_ROW.firstTransfer, true);
      return { transactions: transactions - first, transfers: transfers - at };
    },
    unwind: (segments) => unwindLedger(files, segments),
    async level() {
      files.reload();
      recoverLedger(files);
      await level();
    },
    close: () => files.close(),
  };
}
