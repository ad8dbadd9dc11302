import { FLAG_COINBASE, FLAG_COINJOIN, NO_ADDRESS } from '../../src/graph/flow-source.ts';
import type { Filter } from '../figures/clustering-figures.ts';
import type { World } from '../world/world.ts';
import { type DisjointSets, disjointSets } from './disjoint-sets.ts';

/** Multi-input clusters of all transactions but those that the filter leaves out, straight from the definition. */
export function clusterChain(world: World, filter: Filter): DisjointSets {
  const { batch, owners, truth, txids } = world;
  const mixes = new Set(truth.mixes.map(({ txid }) => txid));
  const leftOut: Record<Filter, (tx: number) => boolean> = {
    none: () => false,
    detectors: (tx) => (batch.flags[tx]! & FLAG_COINJOIN) !== 0,
    truth: (tx) => mixes.has(txids[tx]!),
  };
  const sets = disjointSets(owners.length);
  for (let tx = 0; tx < batch.count; tx++) {
    if (batch.flags[tx]! & FLAG_COINBASE || leftOut[filter](tx)) continue;
    const inputs = batch.inputAddress.subarray(batch.inputStart[tx]!, batch.inputStart[tx + 1]!);
    const known = inputs.filter((address) => address !== NO_ADDRESS);
    for (const address of known) sets.join(known[0]!, address);
  }
  return sets;
}
