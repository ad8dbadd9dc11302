import type { TransferList } from '../account-source.ts';
import { gather } from '../files/gather.ts';
import { column32 } from './column32.ts';
import { LEDGER_COLUMNS, TRANSFER_ROW, TX_ROW } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';
import { readU256 } from './u256.ts';

/** Transfers by ascending ids, without the transactions around them: a third of the reads. */
export function readTransferList(files: LedgerFiles, ids: Float64Array): TransferList {
  const { width } = LEDGER_COLUMNS.transferRow;
  const bytes = gather(files.columns.transferRow, ids);
  const view = new DataView(bytes.buffer);
  const words = new BigUint64Array(bytes.buffer);
  const column = (at: number) => column32(view, { count: ids.length, width, at });
  const tx = column(TRANSFER_ROW.tx);
  return {
    tx,
    time: timesOf(files, tx),
    payer: column(TRANSFER_ROW.fromHome),
    receiver: column(TRANSFER_ROW.toHome),
    payerAccount: column(TRANSFER_ROW.fromAccount),
    receiverAccount: column(TRANSFER_ROW.toAccount),
    asset: column(TRANSFER_ROW.asset),
    value: (i) => readU256(words, (i * width + TRANSFER_ROW.value) >> 3),
  };
}

/** UTC seconds of transactions in ascending order. */
function timesOf(files: LedgerFiles, tx: Uint32Array): Uint32Array {
  const rows = new DataView(gather(files.columns.txRow, tx).buffer);
  const { width } = LEDGER_COLUMNS.txRow;
  const blocks = column32(rows, { count: tx.length, width, at: TX_ROW.block });
  return blocks.map((block) => files.blocks.time.u32(block));
}
