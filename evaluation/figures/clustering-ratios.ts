import type { ClusteringFigures } from './clustering-figures.ts';
import type { Ratio } from './ratio.ts';

/** Pairs of addresses in one cluster that are one owner's; pairs of one owner that are in one cluster. */
export function clusteringRatios(figures: ClusteringFigures): {
  readonly precision: Ratio;
  readonly recall: Ratio;
  readonly coSpentRecall: Ratio;
  readonly purity: Ratio;
} {
  return {
    precision: { hits: figures.rightPairs, of: figures.clusterPairs },
    recall: { hits: figures.rightPairs, of: figures.ownerPairs },
    coSpentRecall: { hits: figures.coSpentTogether, of: figures.coSpentPairs },
    purity: { hits: figures.pure, of: figures.addresses },
  };
}
