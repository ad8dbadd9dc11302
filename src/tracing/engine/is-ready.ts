import type { TransactionView } from '../frontier/view-transaction.ts';
import type { Ledger } from '../ledger.ts';

/** True when the taint of every input is known and final, so that the transaction need not wait for its turn. */
export function isReady(ledger: Ledger, view: TransactionView): boolean {
  for (const id of view.fromIds) {
    if (!ledger.isFinal(id)) return false;
  }
  return true;
}
