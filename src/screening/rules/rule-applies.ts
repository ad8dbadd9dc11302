import type { SeverityRule } from './severity-rules.ts';

/** What was found of one category, one way. */
export interface Judgeable {
  readonly kind: NonNullable<SeverityRule['exposure']>;
  readonly way?: SeverityRule['way'];
  readonly category: string;
  readonly severity: number;
  /** Millionths. */
  readonly share: number;
}

/** Whether all that stands in a rule's `when` is true of it. */
export function ruleApplies(rule: SeverityRule, found: Judgeable): boolean {
  if (rule.exposure !== undefined && rule.exposure !== found.kind) return false;
  if (rule.way !== undefined && rule.way !== found.way) return false;
  if (rule.categories && !rule.categories.includes(found.category)) return false;
  if (rule.severityFrom !== undefined && found.severity < rule.severityFrom) return false;
  return rule.shareFrom === undefined || found.share >= rule.shareFrom;
}
