/** Pools of Whirlpool: what each coin has, and what the coordinator takes, satoshi. Source: METHODS part B (GraphSense). */
export const WHIRLPOOL_POOLS = [
  { denomination: 100_000n, fee: 5_000n },
  { denomination: 1_000_000n, fee: 50_000n },
  { denomination: 5_000_000n, fee: 175_000n },
  { denomination: 50_000_000n, fee: 1_750_000n },
] as const;

/** How much more than the pool's value a coin that enters may bring for the fees of its mixes, satoshi. */
export const WHIRLPOOL_EXCESS = { least: 100n, most: 110_000n } as const;

/** 2019. Source: METHODS A.3. */
export const WHIRLPOOL_FIRST_BLOCK = 570_000;
