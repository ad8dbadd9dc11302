import type { ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

/** Direct change: the output pays an address that is spent from. Source: METHODS A.2.2. */
export function direct(transaction: ChangeTransaction): readonly number[] {
  const own = new Set(transaction.inputs.map(({ address }) => address));
  return outputsWhere(transaction, ({ address }) => own.has(address));
}
