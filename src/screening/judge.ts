import type { Exposure, RiskReason, ScorePart } from './evidence.ts';
import { ruleApplies } from './rules/rule-applies.ts';
import type { RiskCategory, SeverityRules } from './rules/severity-rules.ts';
import { RISK_LEVELS, type RiskLevel } from './rules/severity-rules.ts';

export interface Judgement {
  /** The highest of all rules that apply; undefined when none does. */
  readonly risk: RiskLevel | undefined;
  /** Hundredths of a point. */
  readonly score: number;
  readonly scoreParts: readonly ScorePart[];
  readonly reasons: readonly RiskReason[];
}

const MOST = 10_000;
const ALL = 1_000_000;

/**
 * Risk, score and reasons of what was found: a pure function of the rules. Points of an exposure are share x severity
 * (x the factor for indirect ones), rounded down to hundredths; the subject's own category counts whole. Whatever
 * counted is in `scoreParts`, largest first. Source: METHODS A.11.
 */
export function judge(
  rules: SeverityRules,
  own: Pick<RiskCategory, 'id' | 'severity'> | undefined,
  exposures: readonly Exposure[],
): Judgement {
  const reasons: RiskReason[] = [];
  const parts: ScorePart[] = [];
  if (own) {
    for (const rule of rules.rules)
      if (ruleApplies(rule, { kind: 'own', category: own.id, severity: own.severity, share: ALL }))
        reasons.push({ rule: rule.id, level: rule.level });
    if (own.severity > 0) parts.push({ points: own.severity * 100 });
  }
  exposures.forEach((exposure, i) => {
    const share = exposure.shares[rules.policy];
    const { kind, way, category, severity } = exposure;
    for (const rule of rules.rules)
      if (share > 0 && ruleApplies(rule, { kind, way, category, severity, share }))
        reasons.push({ rule: rule.id, level: rule.level, exposure: i });
    const weight = kind === 'direct' ? ALL : rules.indirect;
    const points = Math.floor((Math.floor((share * weight) / ALL) * severity * 100) / ALL);
    if (points > 0) parts.push({ exposure: i, points });
  });
  reasons.sort((a, b) => RISK_LEVELS.indexOf(b.level) - RISK_LEVELS.indexOf(a.level));
  parts.sort((a, b) => b.points - a.points);
  const score = Math.min(
    MOST,
    parts.reduce((sum, { points }) => sum + points, 0),
  );
  return { risk: reasons[0]?.level, score, scoreParts: parts, reasons };
}
