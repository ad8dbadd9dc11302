import type { ColumnFile } from '../files/column-file.ts';
import type { Heals } from '../files/column-set.ts';
import { idsFromBytes, idsToBytes } from '../files/ids.ts';
import { LEDGER_COLUMNS, type LedgerColumn, NO_ACCOUNT, TRANSFER_ROW } from './columns.ts';

/** What has to be known of ledger files to take links back. */
interface Linked {
  readonly columns: Readonly<Record<'transferRow' | 'accountLast' | 'accountPrevious', ColumnFile>>;
  counts(): { readonly transfers: number; readonly accounts: number };
}

/** What links were when the sums of their pages were made; see healGraphLinks. */
export function healLedgerLinks(ledger: () => Linked): Heals<LedgerColumn> {
  const next = (_: number, page: Uint8Array) => {
    const { transfers } = ledger().counts();
    replaceIds(page, (id) => (id >= transfers ? -1 : id));
  };
  return {
    transferFromNext: next,
    transferToNext: next,
    accountLast(row, page) {
      replaceIds(page, (id, i) => before(ledger(), row + i, id).transfer);
    },
    accountPaid(row, page) {
      const { accountLast } = ledger().columns;
      const words = wordsOf(page);
      const last = new Uint8Array(8);
      for (let i = 0; i < words.length; i++) {
        accountLast.peek(row + i, last);
        words[i] = before(ledger(), row + i, idsFromBytes(last)[0]!).paid ?? words[i]!;
      }
      page.set(new Uint8Array(words.buffer));
    },
    accountNewest(_, page) {
      const { accountPrevious } = ledger().columns;
      const { accounts } = ledger().counts();
      const words = wordsOf(page);
      const one = new Uint32Array(1);
      for (let i = 0; i < words.length; i++) {
        // Every step leads to an account that is older: a link that does not is damaged, and the CRC says so.
        for (let at = words[i]!; at !== NO_ACCOUNT && at >= accounts && at < accountPrevious.rows(); ) {
          accountPrevious.peek(at, new Uint8Array(one.buffer));
          words[i] = one[0]!;
          if (one[0]! >= at) break;
          at = one[0]!;
        }
      }
      page.set(new Uint8Array(words.buffer));
    },
  };
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

function replaceIds(page: Uint8Array, replace: (id: number, i: number) => number): void {
  page.set(idsToBytes(idsFromBytes(page.slice()).map(replace)));
}

function wordsOf(page: Uint8Array): Uint32Array {
  return new Uint32Array(page.slice().buffer);
}
