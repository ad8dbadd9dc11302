import { NO_ADDRESS } from '../../src/graph/flow-source.ts';
import type { World } from '../world/world.ts';
import type { DisjointSets } from './disjoint-sets.ts';

/**
 * Joins the address of every coin in a mix with the largest cluster of its owner, found without any mix. The generator
 * takes these coins from new addresses, so that a merge by a mix would touch nothing else; real participants bring coins
 * of wallets that are clustered already.
 */
export function linkParticipants(world: World, clean: DisjointSets, sets: DisjointSets): void {
  const { batch, owners, truth, txids } = world;
  const sizes = new Map<string, Map<number, number>>();
  owners.forEach((owner, address) => {
    if (owner === undefined) return;
    const own = sizes.get(owner) ?? new Map<number, number>();
    const root = clean.find(address);
    sizes.set(owner, own.set(root, (own.get(root) ?? 0) + 1));
  });
  const mixes = new Set(truth.mixes.map(({ txid }) => txid));
  txids.forEach((txid, tx) => {
    if (!mixes.has(txid)) return;
    for (const address of batch.inputAddress.subarray(batch.inputStart[tx]!, batch.inputStart[tx + 1]!)) {
      const owner = address === NO_ADDRESS ? undefined : owners[address];
      if (owner === undefined) continue;
      const [largest] = [...sizes.get(owner)!].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      sets.join(address, largest![0]);
    }
  });
}
