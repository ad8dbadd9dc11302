import type { ChainSet } from './figures/evaluation.ts';

/** The chains that are measured: the short set also by a test, the long one for the figures in docs and reports. */
export const SETS = {
  short: { chains: 3, firstSeed: 1, transactions: 3_000 },
  long: { chains: 20, firstSeed: 1, transactions: 20_000 },
} as const satisfies Record<string, ChainSet>;
