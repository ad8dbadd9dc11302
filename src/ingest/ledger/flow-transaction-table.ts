import type { TableRows } from '../../lake/parquet/create-table-builder.ts';
import type { LedgerDraft } from './ledger-draft.ts';

/** Rows of the table `transactions` of a flow table, in the order of EVM_TRANSACTIONS. `hash`: 32 bytes a row. */
export function flowTransactionTable(
  draft: Pick<
    LedgerDraft,
    'base' | 'counts' | 'txBlock' | 'txFirstTransfer' | 'blockNumber' | 'blockFirstTx'
  >,
  hash: Uint8Array,
): TableRows {
  const { base, counts, txBlock, txFirstTransfer } = draft;
  const count = counts.transactions;
  const ids = new Float64Array(count);
  const numbers = new Float64Array(count);
  const positions = new Float64Array(count);
  const transfers = new Float64Array(count);
  for (let t = 0; t < count; t++) {
    const block = txBlock[t]! - base.blocks;
    const end = t + 1 < count ? txFirstTransfer[t + 1]! : base.transfers + counts.transfers;
    ids[t] = base.transactions + t;
    numbers[t] = draft.blockNumber[block]!;
    positions[t] = base.transactions + t - draft.blockFirstTx[block]!;
    transfers[t] = end - txFirstTransfer[t]!;
  }
  const nobody = { bytes: new Uint8Array(20 * count), valid: new Uint8Array(count) };
  const nothing = { data: new Uint8Array(count).fill('0'.charCodeAt(0)), offsets: offsets(count, 1) };
  const data = [
    ids,
    { bytes: hash, valid: new Uint8Array(count).fill(1) },
    numbers,
    positions,
    new Float64Array(count),
    nobody,
    nobody,
    nothing,
    nothing,
    nothing,
    nothing,
    { data: new Uint8Array(0), offsets: offsets(count, 0) },
    new Uint8Array(count),
    txFirstTransfer.slice(),
    transfers,
  ];
  return { count, data };
}

function offsets(count: number, width: number): Uint32Array {
  const list = new Uint32Array(count + 1);
  for (let i = 0; i <= count; i++) list[i] = width * i;
  return list;
}
