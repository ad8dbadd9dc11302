import { ruleApplies } from './rules/rule-applies.ts';
import { FLOW_WAYS, type FlowWay, type SeverityRules } from './rules/severity-rules.ts';
import type { ScreenContext, ScreenParameters } from './screen-context.ts';
import type { NotLookedAt } from './screen-level.ts';

/** What was seen of one subject. */
export interface Seen {
  /** False: the data do not have it. */
  readonly known: boolean;
  /** Outputs or transfers looked at, and whether that was all. */
  readonly looked: number;
  readonly complete: boolean;
  /** Millionths of what was followed that ended at a bound, by way. */
  readonly open: Partial<Record<FlowWay, number>>;
}

/** What a screening could not look at, as codes, in the order of `NOT_LOOKED_AT`. */
export function notLookedAt(
  { index, rules, basis }: ScreenContext,
  { indirect }: ScreenParameters,
  seen: Seen,
): NotLookedAt[] {
  const { sanctions, packs } = basis;
  const codes: NotLookedAt[] = [];
  if (packs === 0 || index.size === 0) codes.push('no-labels');
  if (sanctions.ofChain === 0) codes.push('no-lists');
  if (sanctions.old.length > 0) codes.push('old-lists');
  if (sanctions.later.length > 0) codes.push('later-lists');
  if (!seen.known) return [...codes, 'not-in-data'];
  if (seen.looked === 0) codes.push('no-transfers');
  if (!seen.complete || (indirect && seen.looked > indirect.seeds)) codes.push('newest-only');
  if (FLOW_WAYS.some((way) => couldHide(rules, way, seen.open[way] ?? 0))) codes.push('bound-reached');
  if (!indirect) codes.push('direct-only');
  return codes;
}

/** Whether a rule would apply if all that ended at a bound led to one category. */
function couldHide(rules: SeverityRules, way: FlowWay, share: number): boolean {
  if (share === 0) return false;
  const worst = [...rules.categories.values()].map(({ id, severity }) => ({
    kind: 'indirect' as const,
    way,
    category: id,
    severity,
    share,
  }));
  return rules.rules.some((rule) => worst.some((found) => ruleApplies(rule, found)));
}
