import { type GroupFigures, OWNER_GROUPS, type OwnerGroup } from '../figures/clustering-figures.ts';
import { groupOf } from './group-of.ts';

/** For every owner the cluster with most of his addresses (the lowest id of several), summed by group of owners. */
export function scoreGroups(
  table: ReadonlyMap<number, ReadonlyMap<string, number>>,
): Record<OwnerGroup, GroupFigures> {
  const best = new Map<string, { total: number; together: number; clusterSize: number }>();
  for (const counts of table.values()) {
    const clusterSize = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const [owner, count] of counts) {
      const entry = best.get(owner) ?? { total: 0, together: 0, clusterSize: 0 };
      entry.total += count;
      if (count > entry.together) [entry.together, entry.clusterSize] = [count, clusterSize];
      best.set(owner, entry);
    }
  }
  const group = (name: OwnerGroup): GroupFigures => {
    const entries = [...best].filter(([owner]) => groupOf(owner) === name).map(([, entry]) => entry);
    const sum = (key: 'total' | 'together' | 'clusterSize') =>
      BigInt(entries.reduce((total, entry) => total + entry[key], 0));
    return {
      owners: BigInt(entries.length),
      addresses: sum('total'),
      together: sum('together'),
      clusterSize: sum('clusterSize'),
    };
  };
  return Object.fromEntries(OWNER_GROUPS.map((name) => [name, group(name)])) as Record<
    OwnerGroup,
    GroupFigures
  >;
}
