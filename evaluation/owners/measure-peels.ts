import type { ChangeTransaction } from '../../src/clustering/change/change-transaction.ts';
import { parseOutpoint } from '../../src/primitives/outpoint.ts';
import { followPeelChain } from '../../src/tracing/peel/follow-peel-chain.ts';
import type { PeelChain } from '../../src/tracing/peel/peel-chain.ts';
import { PEEL_LIMITS } from '../../src/tracing/peel/peel-limits.ts';
import type { World } from '../world/world.ts';
import { changeOf } from './measure-change.ts';

/** Hops that are followed down to these odds, and those of them that are right. */
export interface PeelLimitFigures {
  readonly leastConfidence: number;
  readonly followed: number;
  readonly right: number;
  /** Chains that were stopped by the odds although the next true hop was there. */
  readonly cut: number;
}

export interface PeelFigures {
  readonly chains: number;
  /** Hops of all chains by the truth, hops that were followed, and those of them that are right. */
  readonly hops: number;
  readonly followed: number;
  readonly right: number;
  /** Chains by why they were not followed further. */
  readonly stops: Readonly<Record<string, number>>;
  /** All chains of everybody: how far to follow. */
  readonly everybody: {
    readonly chains: number;
    readonly hops: number;
    readonly limits: readonly PeelLimitFigures[];
  };
}

/** The output that is the owner's, and the transaction that spends it. */
interface TrueChange {
  readonly vout: number;
  readonly spender: number;
}

const LIMITS = [0.2, 0.05, 0.01, 0.001, 0.0001, 0.00001, 0];

/** Follows every peel chain of the truth from its first change on, as `jejak peel` does, and counts the hops that are right. */
export async function measurePeels(
  world: World,
  changes: readonly ChangeTransaction[],
): Promise<PeelFigures> {
  const { source, truth, tags } = world;
  const stops = new Map<string, number>();
  let [hops, followed, right] = [0, 0, 0];
  for (const peel of truth.peels) {
    const [first, ...rest] = peel.hops.map(({ outpoint }) => parseOutpoint(outpoint));
    const chain = await followPeelChain(source, {
      tx: (await source.findTransaction(first!.txid))!,
      vout: first!.vout,
      maxHops: PEEL_LIMITS.hops,
      leastConfidence: PEEL_LIMITS.leastConfidence,
      together: () => false,
      tagged: (address) => tags.has(address),
    });
    const made = await source.txids(Float64Array.from(chain.hops, ({ tx }) => tx));
    hops += rest.length;
    followed += chain.hops.length;
    made.forEach((txid, i) => {
      if (rest[i]?.txid === txid && rest[i]!.vout === chain.hops[i]!.change.vout) right += 1;
    });
    stops.set(chain.stop, (stops.get(chain.stop) ?? 0) + 1);
  }
  return {
    chains: truth.peels.length,
    hops,
    followed,
    right,
    stops: Object.fromEntries([...stops].sort()),
    everybody: await measureEverybody(world, changes),
  };
}

/**
 * Peel chains of all owners: transactions of one input that pay somebody else and leave change, one after the other,
 * two hops and more. Each is followed from its first input on, without a limit of odds; what a limit would have left is
 * counted from that.
 */
async function measureEverybody({ source, batch, owners }: World, changes: readonly ChangeTransaction[]) {
  const next = new Map<number, TrueChange>();
  const reached = new Set<number>();
  changes.forEach((transaction, tx) => {
    const change = changeOf(transaction, owners);
    if (change === undefined || transaction.mix) return;
    if (transaction.inputs.length !== 1 || transaction.outputs.length !== 2) return;
    const spender = batch.outputSpender[batch.outputStart[tx]! + change]!;
    next.set(tx, { vout: change, spender });
    reached.add(spender);
  });
  const limits = LIMITS.map((leastConfidence) => ({ leastConfidence, followed: 0, right: 0, cut: 0 }));
  let [chains, hops] = [0, 0];
  for (const head of next.keys()) {
    if (reached.has(head)) continue;
    const path: number[] = [];
    for (let at = head; next.has(at); at = next.get(at)!.spender) path.push(at);
    if (path.length < 2) continue;
    chains += 1;
    hops += path.length;
    const input = batch.inputStart[head]!;
    const chain = await followPeelChain(source, {
      tx: batch.inputTx[input]!,
      vout: batch.inputOutput[input]! - batch.outputFirst[batch.inputTx[input]!]!,
      maxHops: PEEL_LIMITS.hops,
      leastConfidence: 0,
      together: () => false,
      tagged: () => false,
    });
    for (const limit of limits) count(limit, { chain, path, next });
  }
  return { chains, hops, limits };
}

function count(
  limit: { leastConfidence: number; followed: number; right: number; cut: number },
  { chain, path, next }: { chain: PeelChain; path: readonly number[]; next: ReadonlyMap<number, TrueChange> },
): void {
  for (const [i, { tx, change, compounded }] of chain.hops.entries()) {
    if (compounded < limit.leastConfidence) {
      if (path[i] === tx) limit.cut += 1;
      return;
    }
    limit.followed += 1;
    // A hop is right when it takes the change: the transaction is on the way, and what goes on is its owner's.
    if (path[i] === tx && next.get(tx)!.vout === change.vout) limit.right += 1;
  }
}
