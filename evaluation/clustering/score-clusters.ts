import type { ClusteringFigures } from '../figures/clustering-figures.ts';
import { pairs } from './pairs.ts';
import { scoreGroups } from './score-groups.ts';

/**
 * Compares clusters with owners by a contingency table (cluster x owner): pairs are counted exactly, none is drawn.
 * `clusterOf` and `owners` are by address id; addresses without a known owner are left out.
 */
export function scoreClusters(
  clusterOf: (address: number) => number,
  owners: readonly (string | undefined)[],
  coSpent: Iterable<readonly [number, number]>,
): ClusteringFigures {
  const table = new Map<number, Map<string, number>>();
  const ownerTotals = new Map<string, number>();
  let addresses = 0;
  owners.forEach((owner, address) => {
    if (owner === undefined) return;
    const cluster = clusterOf(address);
    const counts = table.get(cluster) ?? new Map<string, number>();
    table.set(cluster, counts.set(owner, (counts.get(owner) ?? 0) + 1));
    ownerTotals.set(owner, (ownerTotals.get(owner) ?? 0) + 1);
    addresses += 1;
  });
  let [clusterPairs, rightPairs, pure, wrongClusters] = [0n, 0n, 0, 0];
  let biggestWrong = { addresses: 0n, owners: 0n };
  for (const counts of table.values()) {
    const sizes = [...counts.values()];
    const size = sizes.reduce((sum, count) => sum + count, 0);
    clusterPairs += pairs(size);
    for (const count of sizes) rightPairs += pairs(count);
    pure += Math.max(...sizes);
    if (sizes.length < 2) continue;
    wrongClusters += 1;
    if (BigInt(size) > biggestWrong.addresses)
      biggestWrong = { addresses: BigInt(size), owners: BigInt(sizes.length) };
  }
  let [coSpentPairs, coSpentTogether] = [0n, 0n];
  for (const [a, b] of coSpent) {
    coSpentPairs += 1n;
    if (clusterOf(a) === clusterOf(b)) coSpentTogether += 1n;
  }
  return {
    addresses: BigInt(addresses),
    clusters: BigInt(table.size),
    wrongClusters: BigInt(wrongClusters),
    biggestWrong,
    clusterPairs,
    ownerPairs: [...ownerTotals.values()].reduce((sum, count) => sum + pairs(count), 0n),
    rightPairs,
    coSpentPairs,
    coSpentTogether,
    pure: BigInt(pure),
    groups: scoreGroups(table),
  };
}
