import { LEDGER_COLUMNS, TRANSFER_ROW, TX_ROW } from './columns.ts';
import type { LedgerFiles } from './ledger-files.ts';
import { walkHistory } from './walk-history.ts';

/** Steps back, and rows ahead, by turns: whichever comes to the border first. */
const STEPS = 256;
const ROWS = 8_192;

/**
 * The last transfer of an account in transactions up to `tx`, and the first one behind; -1 for none. The way back from
 * the newest one is short for most accounts; for a busy one it is the way ahead from the border.
 */
export function splitHistory(
  files: LedgerFiles,
  account: number,
  tx: number,
): { readonly before: number; readonly after: number } {
  const border = firstTransfer(files, tx + 1);
  const walk = walkHistory(files, account);
  let after = -1;
  for (let from = border; ; from += ROWS) {
    for (let step = 0; step < STEPS; step++) {
      const { value, done } = walk.next();
      if (done) return { before: -1, after };
      if (value < border) return { before: value, after };
      after = value;
    }
    const found = findAhead(files, account, from);
    if (found) return found;
  }
}

function firstTransfer(files: LedgerFiles, tx: number): number {
  const { transactions, transfers } = files.counts();
  if (tx >= transactions) return transfers;
  const row = new Uint8Array(LEDGER_COLUMNS.txRow.width);
  files.columns.txRow.read(tx, row);
  return new DataView(row.buffer).getFloat64(TX_ROW.firstTransfer, true);
}

function findAhead(files: LedgerFiles, account: number, from: number) {
  const { width } = LEDGER_COLUMNS.transferRow;
  const count = Math.min(ROWS, files.counts().transfers - from);
  if (count <= 0) return undefined;
  const rows = new Uint8Array(count * width);
  files.columns.transferRow.read(from, rows);
  const halves = new Uint32Array(rows.buffer);
  const doubles = new Float64Array(rows.buffer);
  for (let i = 0; i < count; i++) {
    const at = (i * width) / 4;
    const paid = halves[at + TRANSFER_ROW.fromAccount / 4] === account;
    if (!paid && halves[at + TRANSFER_ROW.toAccount / 4] !== account) continue;
    const previous = paid ? TRANSFER_ROW.fromPrevious : TRANSFER_ROW.toPrevious;
    return { before: doubles[(i * width + previous) / 8]!, after: from + i };
  }
  return undefined;
}
