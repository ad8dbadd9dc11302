import { gather } from '../files/gather.ts';
import { idsFromBytes } from '../files/ids.ts';
import { LEDGER_COLUMNS, TRANSFER_ROW } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';

/** Rows that are read at once where an account is busy, so that the one before is likely to be among them. */
const NEAR = 256;

/** Ids of the transfers of an account, newest first: at most `limit` below `before`. */
export function readHistory(
  files: LedgerFiles,
  account: number,
  page: { readonly before?: number; readonly limit: number },
): Float64Array {
  const { transferRow } = files.columns;
  const { width } = LEDGER_COLUMNS.transferRow;
  let transfer = idsFromBytes(gather(files.columns.accountLast, [account]))[0]!;
  const ids: number[] = [];
  const rows = new Uint8Array(NEAR * width);
  const view = new DataView(rows.buffer);
  let [from, end] = [0, 0];
  let latest = Number.POSITIVE_INFINITY;
  while (transfer >= 0 && ids.length < page.limit) {
    if (page.before === undefined || transfer < page.before) ids.push(transfer);
    if (transfer < from || transfer >= end) {
      from = latest - transfer < NEAR ? Math.max(0, transfer + 1 - NEAR) : transfer;
      end = transfer + 1;
      transferRow.read(from, rows.subarray(0, (end - from) * width));
    }
    const at = (transfer - from) * width;
    const paid = view.getUint32(at + TRANSFER_ROW.fromAccount, true) === account;
    latest = transfer;
    transfer = view.getFloat64(at + (paid ? TRANSFER_ROW.fromPrevious : TRANSFER_ROW.toPrevious), true);
  }
  return Float64Array.from(ids);
}
