/** Why two addresses are one owner's. The order is the code in the files: append only. */
export const MERGE_RULES = ['multi-input', 'same-key', 'decision', 'change', 'wrapped-script'] as const;

export type MergeRule = (typeof MERGE_RULES)[number];

/**
 * Confidence of a rule, 0 to 100, for reading, not a probability: 100 where the chain proves it or a person said so.
 * What is measured: docs/accuracy.md. A change merge carries the confidence of its heuristic instead.
 */
export const RULE_CONFIDENCE: Readonly<Record<MergeRule, number>> = {
  'multi-input': 90,
  'same-key': 100,
  decision: 100,
  change: 50,
  'wrapped-script': 100,
};

/** Rule and confidence as one word of a merge record. */
export function ruleWord(rule: MergeRule, confidence = RULE_CONFIDENCE[rule]): number {
  return MERGE_RULES.indexOf(rule) | (confidence << 8);
}
