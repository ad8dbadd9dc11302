import { decodeReceipt } from '../../../../chains/evm/rpc/decode-receipt.ts';
import { decodeTraceBlock } from '../../../../chains/evm/rpc/decode-trace-block.ts';
import { decodeTransaction } from '../../../../chains/evm/rpc/decode-transaction.ts';
import { fieldsOf } from '../../../../chains/evm/rpc/fields-of.ts';
import type { RawEvmBlock } from '../../../../chains/evm/verify/read-evm-block.ts';
import { JejakError } from '../../../../primitives/jejak-error.ts';
import { etlBlockRecord } from './etl-block-record.ts';
import { etlLogRecord } from './etl-log-record.ts';
import { etlReceiptRecord } from './etl-receipt-record.ts';
import { cell, type EtlRow, type PlacedRow } from './etl-row.ts';
import type { EtlTable } from './etl-table.ts';
import { etlTraceRecord } from './etl-trace-record.ts';
import { etlTransactionRecord } from './etl-transaction-record.ts';
import type { OnBadRow } from './read-etl-file.ts';

/** The rows of one block; a table that the export does not have is absent. */
export type EtlBlockRows = Readonly<Partial<Record<EtlTable, readonly PlacedRow[]>>>;

type RpcRecord = Record<string, unknown>;

/**
 * One block of an export as JSON-RPC would have it. Each row is checked on its own, so that a message names its file
 * and line. Errors, given to `onBadRow`: EVM_FILE_ROW.
 */
export function rawEtlBlock(rows: EtlBlockRows, onBadRow: OnBadRow): RawEvmBlock {
  const block: RpcRecord = etlBlockRecord(rows.blocks![0]!.row);
  const blockHash = String(block.hash);
  const receiptRows = new Map<string, EtlRow>();
  for (const { row } of rows.receipts ?? []) receiptRows.set(hashOf(row), row);

  const transactions = new Map<string, RpcRecord>();
  const receipts = new Map<string, RpcRecord & { logs: RpcRecord[] }>();
  const positions = new Map<string, number>();
  each(rows.transactions, onBadRow, ({ row }, refuse) => {
    const record = etlTransactionRecord(row, blockHash);
    if (record.blockHash !== blockHash) throw refuse(`of another block: ${String(record.blockHash)}`);
    const hash = String(record.hash).toLowerCase();
    // Exports overlap; the same row again is nothing new.
    if (transactions.has(hash)) return;
    const { transaction } = decodeTransaction(fieldsOf(record, 'row'), 'row', undefined);
    const receipt = etlReceiptRecord(record, { row, receipt: receiptRows.get(hash) });
    if (receipt) decodeReceipt(fieldsOf({ ...receipt, logs: [] }, 'row'), 'row');
    transactions.set(hash, record);
    positions.set(hash, transaction.index);
    if (receipt) receipts.set(hash, { ...receipt, logs: [] });
  });

  const seen = new Set<number>();
  each(rows.logs, onBadRow, ({ row }, refuse) => {
    const record = etlLogRecord(row, blockHash);
    if (record.blockHash !== blockHash) throw refuse(`of another block: ${String(record.blockHash)}`);
    const receipt = receipts.get(String(record.transactionHash).toLowerCase());
    if (!receipt) throw refuse('a log of a transaction that is not there or has no receipt');
    decodeReceipt(fieldsOf({ ...receipt, logs: [record] }, 'row'), 'row');
    const index = Number(record.logIndex);
    if (seen.has(index)) return;
    seen.add(index);
    receipt.logs.push(record);
  });

  const traces: RpcRecord[] = [];
  each(rows.traces, onBadRow, ({ row }, refuse) => {
    const record = etlTraceRecord(row, positions);
    if (record === undefined) return;
    if (typeof record === 'string') throw refuse(record);
    decodeTraceBlock([record], 'row');
    traces.push(record);
  });

  const byIndex = (name: string) => (a: RpcRecord, b: RpcRecord) => Number(a[name]) - Number(b[name]);
  for (const receipt of receipts.values()) receipt.logs.sort(byIndex('logIndex'));
  const ordered = [...transactions.values()].sort(byIndex('transactionIndex'));
  return {
    block: { ...block, transactions: ordered },
    receipts:
      receipts.size < transactions.size || (transactions.size === 0 && !rows.logs)
        ? undefined
        : ordered.map((one) => receipts.get(String(one.hash).toLowerCase())),
    traces: rows.traces && traces.sort(executed),
  };
}

/** Calls in the order of execution: by transaction, a call before those that it makes. */
function executed(a: RpcRecord, b: RpcRecord): number {
  const byTransaction = Number(a.transactionPosition) - Number(b.transactionPosition);
  if (byTransaction !== 0) return byTransaction;
  const [left, right] = [a.traceAddress as number[], b.traceAddress as number[]];
  const differs = left.findIndex((part, i) => part !== right[i]);
  return differs < 0 || differs >= right.length
    ? left.length - right.length
    : left[differs]! - right[differs]!;
}

function hashOf(row: EtlRow): string {
  return String(cell(row, 'transactionhash', 'txhash', 'hash')).toLowerCase();
}

function each(
  rows: readonly PlacedRow[] | undefined,
  onBadRow: OnBadRow,
  use: (row: PlacedRow, refuse: (reason: string) => JejakError) => void,
): void {
  for (const placed of rows ?? []) {
    const { file, line } = placed;
    const refuse = (reason: string) => new JejakError('EVM_FILE_ROW', { meta: { file, line, reason } });
    try {
      use(placed, refuse);
    } catch (error) {
      if (!(error instanceof JejakError)) throw error;
      const { field, reason } = error.meta;
      onBadRow(error.code === 'EVM_FILE_ROW' ? error : refuse(`${field ?? ''}: ${reason ?? error.code}`));
    }
  }
}
