import { expect, it } from 'vitest';
import { clusterChain } from '../../evaluation/clustering/cluster-chain.ts';
import { withWorld } from '../../evaluation/world/with-world.ts';
import { openClusters } from '../../src/clustering/open-clusters.ts';

it('the clusters that the ingest wrote are those of the definition', async () => {
  await withWorld({ seed: 11, transactions: 2_500 }, async (world) => {
    const sets = clusterChain(world, 'detectors');
    const clusters = openClusters(world.data);
    const ids = [...world.owners.keys()];
    expect(ids.map((id) => clusters.of(id).id)).toEqual(ids.map((id) => sets.find(id)));
    expect(new Set(ids.map(sets.find)).size).toBeLessThan(ids.length);
    clusters.close();
  });
});
