import type { ColumnFile } from '../files/column-file.ts';
import type { Heals } from '../files/column-set.ts';
import { idsFromBytes } from '../files/ids.ts';
import { replaceLinks, replaceShortLinks } from '../files/replace-links.ts';
import { LEDGER_COLUMNS, type LedgerColumn, NO_ACCOUNT, TRANSFER_ROW } from './columns.ts';

/** What has to be known of ledger files to take links back. */
interface Linked {
  readonly columns: Readonly<Record<'transferRow' | 'accountLast' | 'accountPrevious', ColumnFile>>;
  counts(): { readonly transfers: number; readonly accounts: number };
}

/** What links were when the sums of their pages were made; see healGraphLinks. */
export function healLedgerLinks(ledger: () => Linked): Heals<LedgerColumn> {
  const next = (_: number, page: Uint8Array) => replaceLinks(page, ledger().counts().transfers, () => -1);
  return {
    transferFromNext: next,
    transferToNext: next,
    accountLast: (row, page) =>
      replaceLinks(page, ledger().counts().transfers, (id, i) => before(ledger(), row + i, id).transfer),
    accountPaid(row, page) {
      const { columns, counts } = ledger();
      if (columns.transferRow.rows() <= counts().transfers) return;
      const words = new Uint32Array(page.slice().buffer);
      for (let i = 0; i < words.length; i++) words[i] = paidBefore(ledger(), row + i) ?? words[i]!;
      page.set(new Uint8Array(words.buffer));
    },
    accountNewest(_, page) {
      const { accountPrevious } = ledger().columns;
      const { accounts } = ledger().counts();
      const one = new Uint32Array(1);
      replaceShortLinks(page, accounts, (id) => {
        let newest = id;
        while (newest !== NO_ACCOUNT && newest >= accounts && newest < accountPrevious.rows()) {
          accountPrevious.peek(newest, new Uint8Array(one.buffer));
          if (one[0]! >= newest && one[0] !== NO_ACCOUNT) break;
          newest = one[0]!;
        }
        return newest;
      });
    },
  };
}

/** Payments of an account up to what counts; undefined where no newer transfer of it stands in the files. */
export function paidBefore(files: Linked, account: number): number | undefined {
  const last = new Uint8Array(8);
  files.columns.accountLast.peek(account, last);
  return before(files, account, idsFromBytes(last)[0]!).paid;
}

/** The newest transfer of an account that counts, from a newer one back, and what the account had paid then. */
function before(files: Linked, account: number, newest: number): { transfer: number; paid?: number } {
  const { transferRow } = files.columns;
  const { transfers } = files.counts();
  const row = new Uint8Array(LEDGER_COLUMNS.transferRow.width);
  const view = new DataView(row.buffer);
  let transfer = newest;
  let paid: number | undefined;
  while (transfer >= transfers && transfer < transferRow.rows()) {
    transferRow.peek(transfer, row);
    const payer = view.getUint32(TRANSFER_ROW.fromAccount, true) === account;
    const [previousAt, paidAt] = payer
      ? [TRANSFER_ROW.fromPrevious, TRANSFER_ROW.fromPaid]
      : [TRANSFER_ROW.toPrevious, TRANSFER_ROW.toPaid];
    paid = view.getUint32(paidAt, true) - (payer ? 1 : 0);
    const previous = view.getFloat64(previousAt, true);
    if (!(previous < transfer)) break;
    transfer = previous;
  }
  return paid === undefined ? { transfer } : { transfer, paid };
}
