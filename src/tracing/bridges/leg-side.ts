import type { BridgeLeg } from './bridge-leg.ts';

/** One leg in the words of the matcher. Addresses are canonical: see canonicalAddress. */
export interface LegSide {
  readonly leg: BridgeLeg;
  readonly chain: string;
  /** UTC seconds. */
  readonly time: number;
  /** Undefined on Bitcoin without a memo: any bridge. */
  readonly protocol: string | undefined;
  /** An event of a contract that is in a list; Bitcoin has none, and what it says is judged by the other side. */
  readonly listed: boolean;
  /** Near leg: what a far leg's link may be equal to. Far leg: its link. Lower case without `0x`. */
  readonly keys: readonly string[];
  /** Near leg: where it goes. Far leg: where it came from. */
  readonly otherChain: string | undefined;
  /** Near leg: the recipient it names, one. Far leg: who got something, several on Bitcoin. */
  readonly payments: readonly Payment[];
  /** Near leg: who may get it back. */
  readonly refundTo: readonly string[];
  /** Far leg: whether its memo says that it gives a payment back; undefined: it does not say. */
  readonly refund: boolean | undefined;
}

export interface Payment {
  readonly address: string | undefined;
  /** Base units brought to 36 decimals; undefined: unknown, with decimals that are unknown or above 36, or nothing paid in. */
  readonly amount: bigint | undefined;
  /** What it is, where two chains can say the same: `BTC`, `ETH`, `USDC`; else chain and contract. */
  readonly asset: string | undefined;
}
