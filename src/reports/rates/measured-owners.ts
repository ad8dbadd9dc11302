import type { Share } from './rate-table.ts';

interface Synthetic {
  readonly seed: number;
  readonly transactions: number;
}

/** Written by `npm run eval`; do not edit. See docs/accuracy.md. */
export const MEASURED_OWNERS: {
  readonly detectors: Share;
  readonly lookAlikes: Share;
  readonly sameSource: Synthetic & { readonly named: Share; readonly found: Share };
  readonly peels: Synthetic & { readonly right: Share; readonly followed: Share };
} = {
  /** Labelled Whirlpool and Wasabi 1 CoinJoins that a detector of their kind sees. */
  detectors: { hits: 1594n, of: 1594n },
  /** Look-alikes of June 2024 that are left out of clusters, and are CoinJoins by the judgement that came with them. */
  lookAlikes: { hits: 18n, of: 22n },
  /** Consolidations whose tainted inputs are one owner’s; consolidations of the thief that are found. */
  sameSource: {
    named: { hits: 8n, of: 8n },
    found: { hits: 1n, of: 1n },
    seed: 1,
    transactions: 8000,
  },
  /** Of everybody’s peel chains, down to the usual odds: hops that were followed and are right; true hops that were followed. */
  peels: {
    right: { hits: 1057n, of: 1123n },
    followed: { hits: 1057n, of: 1314n },
    seed: 1,
    transactions: 8000,
  },
};
