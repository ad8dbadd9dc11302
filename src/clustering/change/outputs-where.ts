import type { ChangeOutput, ChangeTransaction } from './change-transaction.ts';

/** Positions of the outputs that somebody can own and that `holds` takes. */
export function outputsWhere(
  { outputs }: ChangeTransaction,
  holds: (output: ChangeOutput) => boolean,
): readonly number[] {
  const found: number[] = [];
  outputs.forEach((output, vout) => {
    if (output.kind !== 'op_return' && output.address >= 0 && holds(output)) found.push(vout);
  });
  return found;
}
