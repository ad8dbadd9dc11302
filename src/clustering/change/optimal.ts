import type { ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

/** Optimal change: less than the smallest input, which else would not have been needed. Source: METHODS A.2.4 (BlockSci). */
export function optimal(transaction: ChangeTransaction): readonly number[] {
  const { inputs } = transaction;
  if (inputs.length === 0) return [];
  const least = inputs.reduce((low, { value }) => (value < low ? value : low), inputs[0]!.value);
  return outputsWhere(transaction, ({ value }) => value < least);
}
