import type { Clusters } from '../../clustering/open-clusters.ts';

/**
 * Whether an address (dense id) is in one of some clusters, without a look into files for each: nearly all addresses of a
 * block are in none. Memory: 4 bytes a member.
 */
export function memberFilter(clusters: Clusters, roots: Iterable<number>): (address: number) => boolean {
  const parts = [...roots].map((root) => {
    const cluster = clusters.of(root);
    return clusters.members(cluster, { offset: 0, limit: cluster.size });
  });
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  all.sort();
  return (address) => {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (all[middle]! < address) low = middle + 1;
      else high = middle;
    }
    return all[low] === address;
  };
}
