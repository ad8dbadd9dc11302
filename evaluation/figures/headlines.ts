import { FILTERS, MIX_COINS } from './clustering-figures.ts';
import { clusteringRatios } from './clustering-ratios.ts';
import { coinJoinRatios } from './coinjoin-ratios.ts';
import type { Figures } from './figures.ts';
import { policyRatios } from './policy-ratios.ts';
import type { Ratio } from './ratio.ts';
import { POLICIES, TAINT_RUNS } from './taint-figures.ts';

/** The shares that are quoted, by name. */
export function headlines(figures: Figures): Record<string, Ratio> {
  const named = (prefix: string, ratios: Readonly<Record<string, Ratio>>): [string, Ratio][] =>
    Object.entries(ratios).map(([name, ratio]) => [`${prefix}: ${name}`, ratio]);
  return Object.fromEntries([
    ...MIX_COINS.flatMap((coins) =>
      FILTERS.flatMap((filter) =>
        named(`clustering, ${coins}, ${filter}`, clusteringRatios(figures.clustering[coins][filter])),
      ),
    ),
    ...named('coinjoin', coinJoinRatios(figures.coinjoin)),
    ...TAINT_RUNS.flatMap((run) =>
      POLICIES.flatMap((policy) =>
        named(`taint, ${run}, ${policy}`, policyRatios(figures.taint[run][policy])),
      ),
    ),
  ]);
}
