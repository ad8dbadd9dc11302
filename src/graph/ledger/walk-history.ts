import { gather } from '../files/gather.ts';
import { goesBack } from '../files/goes-back.ts';
import { idsFromBytes } from '../files/ids.ts';
import { LEDGER_COLUMNS, TRANSFER_ROW } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';

/** Rows that are read at once where an account is busy, so that the one before is likely to be among them. */
const NEAR = 256;

/** Ids of the transfers of an account, newest first; with `before`, those below it. Errors: GRAPH_LINK. */
export function* walkHistory(files: LedgerFiles, account: number, before?: number): Generator<number> {
  const { transferRow } = files.columns;
  const { width } = LEDGER_COLUMNS.transferRow;
  const rows = new Uint8Array(NEAR * width);
  const view = new DataView(rows.buffer);
  let [from, end] = [0, 0];
  /** The transfer before one, or undefined when that is none of the account. */
  function previous(transfer: number, near: boolean): number | undefined {
    if (transfer < from || transfer >= end) {
      from = near ? Math.max(0, transfer + 1 - NEAR) : transfer;
      end = transfer + 1;
      transferRow.read(from, rows.subarray(0, (end - from) * width));
    }
    const at = (transfer - from) * width;
    if (view.getUint32(at + TRANSFER_ROW.fromAccount, true) === account)
      return view.getFloat64(at + TRANSFER_ROW.fromPrevious, true);
    if (view.getUint32(at + TRANSFER_ROW.toAccount, true) === account)
      return view.getFloat64(at + TRANSFER_ROW.toPrevious, true);
    return undefined;
  }

  // A page goes on where the one before it ended, without a walk from the newest one.
  const last =
    before !== undefined && before < files.counts().transfers ? previous(before, false) : undefined;
  let transfer = last ?? idsFromBytes(gather(files.columns.accountLast, [account]))[0]!;
  let latest = Number.POSITIVE_INFINITY;
  while (transfer >= 0) {
    if (before === undefined || transfer < before) yield transfer;
    const next = goesBack(transferRow, transfer, previous(transfer, latest - transfer < NEAR));
    latest = transfer;
    transfer = next;
  }
}
