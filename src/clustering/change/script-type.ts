import type { ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

/** Outputs of the one script type that all inputs have. Source: METHODS A.2.6 (BlockSci's address type). */
export function scriptType(transaction: ChangeTransaction): readonly number[] {
  const kinds = new Set(transaction.inputs.map(({ kind }) => kind));
  if (kinds.size !== 1) return [];
  return outputsWhere(transaction, ({ kind }) => kinds.has(kind));
}
