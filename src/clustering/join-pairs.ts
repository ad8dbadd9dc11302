import type { MergeGuard } from './guard/merge-guard.ts';
import { ruleWord } from './merge-rule.ts';
import { MERGE_WORDS, type MergeLog } from './multi-input.ts';
import { createUnionFind } from './union-find.ts';

const DECIDED = ruleWord('decision');

/** Two addresses that a rule says are one owner's. */
export interface RulePair {
  readonly a: number;
  readonly b: number;
  /** The transaction that the rule rests on; for a rule without one, the place in the chain from which it counts. */
  readonly tx: number;
  /** See ruleWord. */
  readonly rule: number;
}

/** Merges pairs one by one, as multiInput does with the inputs of a transaction. */
export function joinPairs(
  { forest, guard }: { readonly forest: Int32Array; readonly guard: MergeGuard },
  pairs: Iterable<RulePair>,
  log: MergeLog,
): void {
  const sets = createUnionFind(forest);
  const { marks, limit } = guard;
  for (const { a, b, tx, rule } of pairs) {
    const [rootA, rootB] = [sets.find(a), sets.find(b)];
    if (rootA === rootB) continue;
    const [sizeA, sizeB] = [sets.size(rootA), sets.size(rootB)];
    const large = -sizeA <= limit && -sizeB <= limit;
    const marked = marks !== undefined && marks[rootA] !== 0 && marks[rootB] !== 0;
    if (
      (large || marked) &&
      !guard.allows({ rootA, rootB, sizeA, sizeB, a, b, tx, decided: rule === DECIDED })
    )
      continue;
    const loser = sets.link(rootA, rootB);
    const winner = loser === rootA ? rootB : rootA;
    if (marks !== undefined && marks[loser] !== 0) guard.merged(winner, loser);
    if (log.filled + MERGE_WORDS > log.rows.length) log.flush();
    log.rows.set([loser, winner, a, b, tx, rule], log.filled);
    log.filled += MERGE_WORDS;
  }
}
