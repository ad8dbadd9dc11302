import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { FlowWay } from '../rules/severity-rules.ts';

/** Value that came from, or went to, one labelled address or a kind of place that the chain itself shows. */
export interface FlowEnd {
  readonly way: FlowWay;
  /** Dense id (home account); undefined for a place without one address: a CoinJoin. */
  readonly address?: number;
  /** Concept of a place that the chain shows: a CoinJoin is `coinjoin`, a pool of Tornado Cash `mixing_service`. */
  readonly concept?: string;
  /** Dense id of the asset; 0 for bitcoin. */
  readonly asset: number;
  /** Base units by policy. */
  readonly amounts: PolicyAmounts;
  /** Transactions between the subject and the place; 1 is a counterparty. */
  readonly hops: number;
  /** UTC seconds of the first and last transaction at the place. */
  readonly firstTime: number;
  readonly lastTime: number;
  /** Transaction hashes, dense ids where the chain has them: the first one at the place. */
  readonly tx: number;
}

/** Value in and out of a subject, and how much of it was looked at. */
export interface FlowTotals {
  readonly asset: number;
  /** Base units received from others and paid to others, in the transactions that were looked at. */
  readonly received: bigint;
  readonly spent: bigint;
}

/** Where an indirect look at an address of an account chain begins. */
export interface FlowStarts {
  /** Whether anything of value came, in the transfers looked at. */
  readonly received: boolean;
  /** The first of the newest transactions, as many as seeds were asked for, in which it paid; absent where there is none. */
  readonly paidFrom?: number;
}

export interface DirectFlow {
  readonly address: number;
  readonly ends: readonly FlowEnd[];
  readonly totals: readonly FlowTotals[];
  /** Outputs (transfers) looked at; there are more when `complete` is false. */
  readonly looked: number;
  readonly complete: boolean;
  /** Of account chains only. */
  readonly starts?: FlowStarts;
}
