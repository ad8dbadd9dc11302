import { measureClustering } from './clustering/measure-clustering.ts';
import { measureCoinJoin } from './coinjoin/measure-coinjoin.ts';
import type { Figures } from './figures/figures.ts';
import { measureTaint } from './taint/measure-taint.ts';
import { withWorld } from './world/with-world.ts';

/** Makes one chain and measures every method on it. */
export function measureChain(chain: {
  readonly seed: number;
  readonly transactions: number;
}): Promise<Figures> {
  return withWorld(chain, async (world) => ({
    transactions: BigInt(world.batch.count),
    clustering: measureClustering(world),
    coinjoin: measureCoinJoin(world),
    taint: await measureTaint(world),
  }));
}
