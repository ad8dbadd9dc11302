import { openClusters } from '../../src/clustering/open-clusters.ts';
import { FILTERS, type Filter, type MixCoins } from '../figures/clustering-figures.ts';
import type { Figures } from '../figures/figures.ts';
import type { World } from '../world/world.ts';
import { clusterChain } from './cluster-chain.ts';
import { coSpentPairs } from './co-spent-pairs.ts';
import { linkParticipants } from './link-participants.ts';
import { scoreClusters } from './score-clusters.ts';

/**
 * Multi-input clusters of a chain under each filter, compared with the owners. Under the detectors and with coins as
 * they are, the clusters are those that the ingest wrote; a test compares them with the definition.
 */
export function measureClustering(world: World): Figures['clustering'] {
  const { owners } = world;
  const coSpent = [...coSpentPairs(world.batch, owners)];
  const clean = clusterChain(world, 'truth');
  const clusters = openClusters(world.data);
  const clusterOf = (coins: MixCoins, filter: Filter): ((address: number) => number) => {
    if (coins === 'fresh' && filter === 'detectors') return (address) => clusters.of(address).id;
    const sets = clusterChain(world, filter);
    if (coins === 'linked') linkParticipants(world, clean, sets);
    return sets.find;
  };
  const measure = (coins: MixCoins) =>
    Object.fromEntries(
      FILTERS.map((filter) => [filter, scoreClusters(clusterOf(coins, filter), owners, coSpent)]),
    ) as Figures['clustering'][MixCoins];
  try {
    return { fresh: measure('fresh'), linked: measure('linked') };
  } finally {
    clusters.close();
  }
}
