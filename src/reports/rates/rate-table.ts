import type { TaintPolicyId } from '../../tracing/value/policies.ts';

/** So many of so many: transactions for a rule, satoshi for a policy. */
export interface Share {
  readonly hits: bigint;
  readonly of: bigint;
}

/** Precision: of what the method marks, what is so. Recall: of what is so, what the method marks. */
export interface Rate {
  readonly precision: Share;
  readonly recall: Share;
}

/** Errors measured by evaluation/ on synthetic chains with seeds from `firstSeed` on. */
export interface RateTable {
  readonly on: { readonly chains: number; readonly firstSeed: number; readonly transactions: number };
  /**
   * Multi-input clusters with the detectors' CoinJoins left out, over pairs of addresses. In mixes people bring coins of addresses that
   * are used once (`fresh`), or of wallets that are clustered already (`linked`).
   */
  readonly multiInput: { readonly fresh: Rate; readonly linked: Rate };
  /** The CoinJoin detectors over transactions. */
  readonly coinJoin: Rate;
  /** Traced value at the places where the thief left it, forward, with the limits of the demo. */
  readonly taint: Readonly<Record<TaintPolicyId, Rate>>;
}
