import type { AccountTrace } from './account-trace.ts';

/** Rows that are kept; how many there are is counted on. */
const KEPT = 10_000;

/** Writes down what a node may have got beyond what is carried there: base units by policy. Nothing when all are 0. */
export function notePossible({ plan, state }: AccountTrace, node: number, amounts: readonly bigint[]): void {
  if (amounts.every((amount) => amount <= 0n)) return;
  state.counts.possible++;
  if (state.possible.length === KEPT) return;
  state.possible.push({
    place: plan.key[node]!,
    holder: plan.holder[node]!,
    asset: plan.asset[node]!,
    step: state.stepId.length - 1,
    amounts,
  });
}
