import type { TaintPolicyId } from '../../tracing/value/policies.ts';

/** What is watched. Its id is in every alert about it, so it does not change. */
export type WatchEntry = WatchedAddress | WatchedTrace;

interface Common {
  readonly id: string;
  /** Height (block number) after which movements count: the tip when the entry was made. */
  readonly after: number;
  readonly note?: string;
}

/** An address, or every address that is in one cluster with it on the day of the look. */
export interface WatchedAddress extends Common {
  readonly kind: 'address' | 'cluster';
  readonly address: string;
}

/** The coins of a theft, wherever they are: every transaction that taint passes is told. */
export interface WatchedTrace extends Common {
  readonly kind: 'trace';
  /** Seeds as the command trace takes them. */
  readonly from: readonly string[];
  readonly policy: TaintPolicyId;
  /** Coins, as a decimal number: less taint than this is not followed. */
  readonly minValue?: string;
  readonly maxDepth?: number;
}

export interface WatchList {
  readonly entries: readonly WatchEntry[];
}
