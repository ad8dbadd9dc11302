import type { ChangeTransaction } from './change-transaction.ts';

/** Positions of outputs that may be change, in ascending order. Pure: same transaction, same answer. */
export type ChangeHeuristic = (transaction: ChangeTransaction) => readonly number[];
