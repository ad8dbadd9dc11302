import { type AccountSteps, STEP_ROW } from '../../step-source.ts';

/** Last row of step t that an account takes part in; -1 for none. */
export function lastRowOf(batch: AccountSteps, t: number, account: number): number {
  const R = batch.rows;
  for (let i = batch.start[t + 1]! - 1; i >= batch.start[t]!; i--) {
    const o = i * STEP_ROW.words;
    if (R[o + STEP_ROW.receiverAccount] === account || R[o + STEP_ROW.payerAccount] === account) return i;
  }
  return -1;
}
