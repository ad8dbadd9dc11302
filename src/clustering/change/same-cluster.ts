import type { ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

/** The output's address is in the cluster of an input, by evidence from elsewhere. Source: METHODS A.2.3. */
export function sameCluster(transaction: ChangeTransaction): readonly number[] {
  const { inputs, together } = transaction;
  return outputsWhere(transaction, ({ address }) =>
    inputs.some((input) => input.address >= 0 && together(input.address, address)),
  );
}
