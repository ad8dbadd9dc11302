import { pairs } from '../clustering/pairs.ts';
import type { CombinationFigures } from './combination-figures.ts';

interface Clustered {
  readonly name: string;
  readonly clusterOf: (address: number) => number;
  /** The two addresses of every merge. */
  readonly merges: readonly (readonly [number, number])[];
}

/** Compares clusters with owners; addresses without a known owner are left out. Pairs are counted exactly. */
export function scoreCombination(
  { name, clusterOf, merges }: Clustered,
  owners: readonly (string | undefined)[],
): CombinationFigures {
  const clusterSizes = new Map<number, number>();
  const ownerSizes = new Map<string, number>();
  const cells = new Map<string, number>();
  const add = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  owners.forEach((owner, address) => {
    if (owner === undefined) return;
    const cluster = clusterOf(address);
    add(clusterSizes, cluster);
    add(ownerSizes, owner);
    add(cells, `${cluster} ${owner}`);
  });
  const sum = (sizes: Iterable<number>) => [...sizes].reduce((total, size) => total + pairs(size), 0n);
  let [addresses, sizeError, allSizes] = [0, 0, 0];
  owners.forEach((owner, address) => {
    if (owner === undefined) return;
    addresses += 1;
    const size = ownerSizes.get(owner)!;
    sizeError += Math.abs(clusterSizes.get(clusterOf(address))! - size);
    allSizes += size;
  });
  const wrong = merges.filter(
    ([a, b]) => owners[a] !== undefined && owners[b] !== undefined && owners[a] !== owners[b],
  );
  return {
    name,
    addresses: BigInt(addresses),
    clusterPairs: sum(clusterSizes.values()),
    ownerPairs: sum(ownerSizes.values()),
    rightPairs: sum(cells.values()),
    allPairs: pairs(addresses),
    merges: BigInt(merges.length),
    falseMerges: BigInt(wrong.length),
    sizeError: BigInt(sizeError),
    ownerSizes: BigInt(allSizes),
  };
}
