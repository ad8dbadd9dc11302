import type { Exposure, RiskReason } from '../../screening/evidence.ts';
import type { SeverityRules } from '../../screening/rules/severity-rules.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import { assetName } from '../evm/asset-name.ts';
import { formatShare } from './format-share.ts';

export interface Judged {
  readonly reasons: readonly RiskReason[];
  readonly exposures: readonly Exposure[];
  readonly own?: { readonly category?: string; readonly inherited: boolean };
}

/** A line for whatever a rule applied to, gravest first: the gravest rule in words, the others by their ids behind it. */
export function becauseOf(
  { texts: { screen: texts }, language }: CliContext,
  found: Judged,
  rules: SeverityRules,
): string[] {
  const groups = new Map<number | undefined, RiskReason[]>();
  // What no rule of the file says stands with the sanctions lists.
  const known = new Set(rules.rules.map(({ id }) => id));
  for (const reason of found.reasons.filter(({ rule }) => known.has(rule)))
    groups.set(reason.exposure, [...(groups.get(reason.exposure) ?? []), reason]);
  return [...groups].map(([position, reasons]) => {
    const rule = rules.rules.find(({ id }) => id === reasons[0]!.rule)!;
    const common = {
      level: texts.levels[reasons[0]!.level],
      because: rule.because[language],
      rules: reasons.map(({ rule: id }) => id).join(', '),
    };
    const exposure = position === undefined ? undefined : found.exposures[position]!;
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
      share: formatShare(shares[rules.policy]),
      asset: assetName(asset),
    });
  });
}
