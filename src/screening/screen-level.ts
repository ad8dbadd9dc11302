import type { RiskLevel } from './rules/severity-rules.ts';

/**
 * The levels of an answer, least first. `no-rule`: everything that was asked for was looked at, and no rule applies; it
 * promises nothing. `unknown`: no rule applies to what was seen, and not enough was seen to say so. `sanctioned`: on a
 * sanctions list on the day; `sanctioned?`: a list has it, and whether on that day is not decided.
 */
export type ScreenLevel = 'no-rule' | 'unknown' | RiskLevel | 'sanctioned?' | 'sanctioned';

/** The level where rules gave `risk` (undefined: none applies) and `unseen` says what was not looked at. */
export function screenLevel(risk: RiskLevel | undefined, unseen: readonly NotLookedAt[]): ScreenLevel {
  if (risk !== undefined) return risk;
  return unseen.some((code) => code !== 'direct-only') ? 'unknown' : 'no-rule';
}

/**
 * Why an answer is not about everything. `direct-only` alone leaves a level of `no-rule`, because who asks for
 * counterparties only is told so beside it; each of the others could hide what the question is about.
 */
export const NOT_LOOKED_AT = [
  'no-labels',
  'no-lists',
  'old-lists',
  'later-lists',
  'not-in-data',
  'no-transfers',
  'newest-only',
  'bound-reached',
  'direct-only',
  'not-readable',
] as const;
export type NotLookedAt = (typeof NOT_LOOKED_AT)[number];
