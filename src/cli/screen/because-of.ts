import type { SeverityRules } from '../../screening/rules/severity-rules.ts';
import type { Exposure, RiskReason } from '../../screening/screen-result.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import { assetName } from '../evm/asset-name.ts';
import { formatShare } from './format-share.ts';

export interface Judged {
  readonly reasons: readonly RiskReason[];
  readonly exposures: readonly Exposure[];
  readonly own?: { readonly category?: string; readonly inherited: boolean };
}

/** A line for each rule that applied, gravest first. */
export function becauseOf(
  { texts: { screen: texts }, language }: CliContext,
  found: Judged,
  rules: SeverityRules,
): string[] {
  if (found.reasons.length === 0) return [texts.noReason];
  return found.reasons.map((reason) => {
    const rule = rules.rules.find(({ id }) => id === reason.rule)!;
    const common = { level: texts.levels[reason.level], because: rule.because[language], rule: rule.id };
    const exposure = reason.exposure === undefined ? undefined : found.exposures[reason.exposure]!;
    if (!exposure)
      return fill(found.own?.inherited ? texts.reasonInherited : texts.reasonOwn, {
        ...common,
        category: found.own?.category ?? '',
      });
    const { category, kind, way, shares, asset } = exposure;
    return fill(texts.reason, {
      ...common,
      category,
      distance: texts.distances[kind],
      way: texts.ways[way],
      share: formatShare(shares[rules.policy] ?? 0),
      asset: assetName(asset),
    });
  });
}
