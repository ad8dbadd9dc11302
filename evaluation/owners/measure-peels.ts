import { parseOutpoint } from '../../src/primitives/outpoint.ts';
import { followPeelChain } from '../../src/tracing/peel/follow-peel-chain.ts';
import type { World } from '../world/world.ts';

export interface PeelFigures {
  readonly chains: number;
  /** Hops of all chains by the truth, hops that were followed, and those of them that are right. */
  readonly hops: number;
  readonly followed: number;
  readonly right: number;
  /** Chains by why they were not followed further. */
  readonly stops: Readonly<Record<string, number>>;
}

/** Follows every peel chain of the truth from its first change on, as `jejak peel` does, and counts the hops that are right. */
export async function measurePeels({ source, truth, tags }: World): Promise<PeelFigures> {
  const stops = new Map<string, number>();
  let [hops, followed, right] = [0, 0, 0];
  for (const peel of truth.peels) {
    const [first, ...rest] = peel.hops.map(({ outpoint }) => parseOutpoint(outpoint));
    const chain = await followPeelChain(source, {
      tx: (await source.findTransaction(first!.txid))!,
      vout: first!.vout,
      maxHops: 50,
      leastConfidence: 50_000,
      together: () => false,
      tagged: (address) => tags.has(address),
    });
    const changes = await source.txids(Float64Array.from(chain.hops, ({ tx }) => tx));
    hops += rest.length;
    followed += chain.hops.length;
    changes.forEach((txid, i) => {
      if (rest[i]?.txid === txid && rest[i]!.vout === chain.hops[i]!.change.vout) right += 1;
    });
    stops.set(chain.stop, (stops.get(chain.stop) ?? 0) + 1);
  }
  return { chains: truth.peels.length, hops, followed, right, stops: Object.fromEntries([...stops].sort()) };
}
