import type { EvmAddress } from '../../block/evm-block.ts';
import type { ReadContext } from '../protocol-table.ts';
import { factoryOfPool, type TokenPair } from './factory-of-pool.ts';
import { type PoolSide, poolTransfers } from './pool-transfers.ts';

export interface PoolPair {
  readonly tokens?: TokenPair;
  /** The factory that provably made the pool of these tokens. */
  readonly protocol?: string;
}

export interface PairSearch {
  /** What token0 and token1 of the event did. */
  readonly sides: readonly [PoolSide, PoolSide];
  /** Pools of V3's kind. */
  readonly withFee: boolean;
}

/** Tokens that touch one pool in one transaction above which pairs are not tried out one by one. */
const MOST_TOKENS = 8;

/**
 * The two tokens of a pool of Uniswap's kind, by the first rule that gives one answer: what the caller knows; a pair
 * that touches the pool in this transaction and of which a known factory makes this very address; the only pair, lower
 * address first, that moved exactly the amounts of the event.
 */
export function pairOfPool(context: ReadContext, { sides, withFee }: PairSearch): PoolPair {
  const { log, chain, transfers } = context;
  const pool = log.address;
  const named = (tokens: TokenPair): PoolPair => {
    const protocol = factoryOfPool(chain.id, pool, { tokens, withFee });
    return protocol === undefined ? { tokens } : { tokens, protocol };
  };
  const known = context.assetsOf?.(pool);
  if (known?.length === 2) return named([known[0]!, known[1]!]);

  const touching = new Set<EvmAddress>();
  for (const { from, to, asset } of transfers) {
    if ((from === pool || to === pool) && asset.contract !== undefined && asset.tokenId === undefined) {
      touching.add(asset.contract);
    }
  }
  const sorted = touching.size > MOST_TOKENS ? [] : [...touching].sort();
  for (const [i, low] of sorted.entries()) {
    for (const high of sorted.slice(i + 1)) {
      const pair = named([low, high]);
      if (pair.protocol !== undefined) return pair;
    }
  }

  const [lows, highs] = sides.map((side) =>
    poolTransfers(transfers, pool, side).map((asset) => asset.contract),
  );
  const fitting: TokenPair[] = [];
  for (const low of lows!) {
    for (const high of highs!) {
      if (low !== undefined && high !== undefined && low < high) fitting.push([low, high]);
    }
  }
  return fitting.length === 1 ? { tokens: fitting[0]! } : {};
}
