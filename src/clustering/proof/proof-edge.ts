import type { MergeRule } from '../merge-rule.ts';

/** One step of a proof: a rule says that both addresses are one owner's. Ids are dense ids. */
export interface ProofEdge {
  readonly a: number;
  readonly b: number;
  /** The transaction that spends from both; for a rule without a transaction the place from which it counts. */
  readonly tx: number;
  readonly rule: MergeRule;
  /** 0 to 100, see RULE_CONFIDENCE. */
  readonly confidence: number;
}
