import type { MixShape } from './mix-shape.ts';

/** A pool of Whirlpool, and when its coordinator was there. */
export interface WhirlpoolPool {
  /** What each coin has, satoshi. */
  readonly denomination: bigint;
  /** What the coordinator takes, satoshi; undefined: not known, so that a Tx0 for the pool is not recognised. */
  readonly fee?: bigint;
  readonly firstBlock: number;
  /** Undefined: nothing says that it ended. */
  readonly lastBlock?: number;
}

/** 2019 (METHODS A.3), to the day after 24 April 2024, when its servers were seized (US Department of Justice). */
const SAMOURAI = { firstBlock: 570_000, lastBlock: 840_816 } as const;
/** The first mix of the smaller pool is of 31 May 2025. Source: crocs-muni, cj_consts.py. */
const ASHIGARU = { firstBlock: 899_000 } as const;

/** Samourai's pools (METHODS part B, GraphSense), and those of Ashigaru, which took the protocol up (k3tan: its fee). */
export const WHIRLPOOL_POOLS: readonly WhirlpoolPool[] = [
  { denomination: 100_000n, fee: 5_000n, ...SAMOURAI },
  { denomination: 1_000_000n, fee: 50_000n, ...SAMOURAI },
  { denomination: 5_000_000n, fee: 175_000n, ...SAMOURAI },
  { denomination: 50_000_000n, fee: 1_750_000n, ...SAMOURAI },
  { denomination: 2_500_000n, fee: 125_000n, ...ASHIGARU },
  { denomination: 25_000_000n, ...ASHIGARU },
];

/** Pools of the transaction's height; all of them where it is not known. */
export function whirlpoolPoolsAt({ transaction: { height }, asks }: MixShape): readonly WhirlpoolPool[] {
  if (height === undefined || !asks('whirlpool-years')) return WHIRLPOOL_POOLS;
  return WHIRLPOOL_POOLS.filter(
    ({ firstBlock, lastBlock }) => height >= firstBlock && (lastBlock === undefined || height <= lastBlock),
  );
}

/** How much more than the pool's value a coin that enters may bring for the fees of its mixes, satoshi. */
export const WHIRLPOOL_EXCESS = { least: 100n, most: 110_000n } as const;
