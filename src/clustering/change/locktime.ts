import type { ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

/**
 * Outputs whose spending transaction sets a lock time exactly when this one does; an unspent one stays possible. Source:
 * METHODS A.2.6 (BlockSci).
 */
export function locktime(transaction: ChangeTransaction): readonly number[] {
  const set = transaction.locktime > 0;
  return outputsWhere(transaction, ({ spend }) => !spend || spend.locktime > 0 === set);
}
