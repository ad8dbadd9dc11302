import type { ChangeHeuristic } from './change-heuristic.ts';

/** Heuristics combined: an output of both, of either, of the first and not the second, of one that names it alone. */
export const SET_ALGEBRA = {
  and:
    (a: ChangeHeuristic, b: ChangeHeuristic): ChangeHeuristic =>
    (transaction) => {
      const other = new Set(b(transaction));
      return a(transaction).filter((vout) => other.has(vout));
    },
  or:
    (a: ChangeHeuristic, b: ChangeHeuristic): ChangeHeuristic =>
    (transaction) =>
      [...new Set([...a(transaction), ...b(transaction)])].sort((x, y) => x - y),
  minus:
    (a: ChangeHeuristic, b: ChangeHeuristic): ChangeHeuristic =>
    (transaction) => {
      const other = new Set(b(transaction));
      return a(transaction).filter((vout) => !other.has(vout));
    },
  unique:
    (a: ChangeHeuristic): ChangeHeuristic =>
    (transaction) => {
      const found = a(transaction);
      return found.length === 1 ? found : [];
    },
} as const;
