import type { ChangeTransaction } from './change-transaction.ts';
import { direct } from './direct.ts';
import { outputsWhere } from './outputs-where.ts';

/**
 * Fresh address (Meiklejohn et al. 2013, heuristic 2): the only output whose address was never paid before, in a
 * transaction that is no coinbase and pays none of its own inputs' addresses. Source: METHODS A.2.7.
 */
export function freshAddress(transaction: ChangeTransaction): readonly number[] {
  if (transaction.coinbase || direct(transaction).length > 0) return [];
  const fresh = outputsWhere(transaction, ({ before }) => !before);
  return fresh.length === 1 ? fresh : [];
}
