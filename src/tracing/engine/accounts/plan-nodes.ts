import { compare, WORDS } from '../../value/words.ts';
import type { Plan } from './account-trace.ts';

export const NO_SITE = -1;
/** Words of the sums of a node: in, out, what has come and not gone yet, and what it held before by the record. */
export const NODE = { in: 0, out: WORDS, has: 2 * WORDS, before: 3 * WORDS, words: 4 * WORDS } as const;

/** Above 0: the node keeps; below 0: it gives. */
export function balanceOf(plan: Plan, k: number): number {
  const o = k * NODE.words;
  return compare(plan.sums, o + NODE.in, plan.sums, o + NODE.out);
}
