import type { AccountSteps } from '../../step-source.ts';

/** Key of the last transfer of step t. */
export function lastKey(batch: AccountSteps, t: number): number {
  return batch.firstKey[t]! + batch.start[t + 1]! - batch.start[t]! - 1;
}
