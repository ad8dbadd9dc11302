import type { ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

const ROUND = 1_000_000n;

/** The one output that is not a multiple of 0.01 BTC while all others are. Source: METHODS A.2.5 (BlockSci, six digits). */
export function powerOfTen(transaction: ChangeTransaction): readonly number[] {
  const odd = outputsWhere(transaction, ({ value }) => value % ROUND !== 0n);
  const owned = outputsWhere(transaction, () => true);
  return odd.length === 1 && owned.length > 1 ? odd : [];
}
