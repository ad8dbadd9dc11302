import type { TableRows } from '../../lake/parquet/create-table-builder.ts';
import type { LedgerDraft } from './ledger-draft.ts';

/** Rows of the table `transfers`, column by column in the order of EVM_TRANSFERS: most rows of a lake stand in it. */
export function transferTable(draft: LedgerDraft, assetIds: Uint32Array): TableRows {
  const { base, counts } = draft;
  const count = counts.transfers;
  const ids = new Float64Array(count);
  const numbers = new Float64Array(count);
  const positions = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const tx = draft.transferTx[i]! - base.transactions;
    ids[i] = base.transfers + i;
    numbers[i] = draft.blockNumber[draft.txBlock[tx]! - base.blocks]!;
    positions[i] = base.transfers + i - draft.txFirstTransfer[tx]!;
  }
  return {
    count,
    data: [
      ids,
      draft.transferTx,
      numbers,
      positions,
      draft.transferKind,
      draft.transferPayer,
      draft.transferReceiver,
      new Float64Array(assetIds),
      draft.transferDigits,
      draft.transferLog,
      draft.transferImplied,
    ],
  };
}
