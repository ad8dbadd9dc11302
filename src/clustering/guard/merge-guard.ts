import type { RowLog } from '../files/append-rows.ts';

/** A merge that is about to be made, with the roots of the two clusters. */
export interface PossibleMerge {
  readonly rootA: number;
  readonly rootB: number;
  readonly sizeA: number;
  readonly sizeB: number;
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  /** A person's word: only another word of a person stands against it. */
  readonly decided?: boolean;
}

/** Why a merge was held back. The order is the code in files: append only. */
export const HOLD_REASONS = ['size', 'owners', 'decision'] as const;

export type HoldReason = (typeof HOLD_REASONS)[number];

/**
 * Keeps one wrong transaction from joining two large clusters, or two that belong to different owners, into one
 * (cluster collapse: Moeser and Narayanan 2021, Kappos et al. 2022).
 */
export interface MergeGuard {
  /** Minus the size from which both clusters are large; so low that nothing is, when size does not matter. */
  readonly limit: number;
  /** By root, not zero where somebody said whose it is. Undefined when nobody said anything. */
  readonly marks: Uint8Array | undefined;
  /** Where merges that were not made go: the two addresses, the transaction, the reason. */
  readonly holds: RowLog;
  /** Asked when both clusters are large or both are marked; notes what it does not allow. */
  allows(merge: PossibleMerge): boolean;
  /** Told of a merge whose loser is marked. */
  merged(winner: number, loser: number): void;
}
