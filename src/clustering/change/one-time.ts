import type { ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

/**
 * One-time change: the script type of all inputs, a value that is not round (to 1,000 sat) and below every input, an
 * address that is paid only here. Source: METHODS A.2.1 (GraphSense), 2 to 10 outputs.
 */
export function oneTime(transaction: ChangeTransaction): readonly number[] {
  const { inputs, outputs, coinbase } = transaction;
  if (coinbase || inputs.length === 0 || outputs.length < 2 || outputs.length > 10) return [];
  const { kind } = inputs[0]!;
  if (inputs.some((input) => input.kind !== kind)) return [];
  const least = inputs.reduce((low, { value }) => (value < low ? value : low), inputs[0]!.value);
  return outputsWhere(
    transaction,
    (output) =>
      output.kind === kind &&
      output.value % 1_000n !== 0n &&
      output.value < least &&
      !output.before &&
      !output.after &&
      outputs.filter(({ address }) => address === output.address).length === 1,
  );
}
