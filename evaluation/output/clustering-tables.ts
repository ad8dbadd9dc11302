import {
  type ClusteringFigures,
  FILTERS,
  type MixCoins,
  OWNER_GROUPS,
} from '../figures/clustering-figures.ts';
import type { Evaluation } from '../figures/evaluation.ts';
import { percent } from '../figures/percent.ts';
import { groupDigits } from './group-digits.ts';
import { markdownTable } from './markdown-table.ts';
import { shareCell } from './share-cell.ts';

const COUNTS: readonly [string, (figures: ClusteringFigures) => bigint][] = [
  ['Addresses', (f) => f.addresses],
  ['Clusters', (f) => f.clusters],
  ['Clusters with several owners', (f) => f.wrongClusters],
  ['Largest of them on one chain, addresses', (f) => f.biggestWrong.addresses],
  ['Largest of them on one chain, owners', (f) => f.biggestWrong.owners],
  ['Pairs in one cluster', (f) => f.clusterPairs],
  ['Pairs of one owner', (f) => f.ownerPairs],
  ['Pairs in one cluster and of one owner', (f) => f.rightPairs],
];
const SHARES: readonly [string, string][] = [
  ['Precision over pairs', 'precision'],
  ['Recall over all pairs of one owner', 'recall'],
  ['Recall over pairs spent together at least once', 'coSpentRecall'],
  ['Addresses of the main owner of their cluster', 'purity'],
];

/** Multi-input clustering under each filter, then how far every group of owners is together and alone. */
export function clusteringTables(evaluation: Evaluation, coins: MixCoins): string {
  const clustering = evaluation.sums.clustering[coins];
  const counts = COUNTS.map(([name, count]) => [
    name,
    ...FILTERS.map((filter) => groupDigits(count(clustering[filter]))),
  ]);
  const shares = SHARES.map(([name, share]) => [
    name,
    ...FILTERS.map((filter) => shareCell(evaluation, `clustering, ${coins}, ${filter}: ${share}`)),
  ]);
  const groups = OWNER_GROUPS.map((group) => {
    const { owners, addresses, together, clusterSize } = clustering.detectors.groups[group];
    return [
      group,
      groupDigits(owners),
      groupDigits(addresses),
      percent({ hits: together, of: addresses }),
      percent({ hits: together, of: clusterSize }),
    ];
  });
  const filters = ['no filter', 'detectors', 'every mix of the truth'];
  const about = ['owners', 'addresses', 'in their largest cluster', 'purity of that cluster'];
  return [
    markdownTable([`Coins in mixes: ${coins}`, ...filters], [...counts, ...shares]),
    markdownTable(['Owners, under the detectors', ...about], groups),
  ].join('\n');
}
