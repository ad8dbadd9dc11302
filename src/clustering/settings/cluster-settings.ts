import { createHash } from 'node:crypto';
import type { MixKind } from '../coinjoin/mix-sighting.ts';

/** A person's word, kept with its author: it outlives every recomputation. */
export type ClusterDecision = {
  readonly by: string;
  readonly reason: string;
} & (
  | {
      /** `merge`: one owner. `apart`: two owners, whatever the chain suggests. Addresses in text form. */
      readonly decision: 'merge' | 'apart';
      readonly a: string;
      readonly b: string;
    }
  | {
      /** The transaction proves nothing about its inputs: it is left out. */
      readonly decision: 'ignore';
      readonly txid: string;
    }
);

/** By what rules the clusters beside a lake are made. Another setting makes them anew. */
export interface ClusterSettings {
  /** Transactions that a detector saw as one of these are left out. */
  readonly leaveOut: readonly MixKind[];
  /** Join the forms of one public key, and a script hash with the witness program behind it. */
  readonly sameKey: boolean;
  /** Two clusters of at least so many addresses are not joined without a person; 0: always joined. */
  readonly holdFrom: number;
  /** Change heuristics whose answer joins, as parseChangeExpression reads them; empty: none. */
  readonly change: string;
  /** Who owns an address according to tags; clusters of different owners are not joined. */
  readonly owners: readonly { readonly address: string; readonly owner: string }[];
  readonly decisions: readonly ClusterDecision[];
}

export const DEFAULT_CLUSTER_SETTINGS: ClusterSettings = {
  leaveOut: ['generic', 'wasabi-1.0', 'wasabi-1.1', 'wasabi-2', 'whirlpool-mix', 'joinmarket'],
  sameKey: true,
  holdFrom: 10_000,
  change: '',
  owners: [],
  decisions: [],
};

/** Names settings: clusters made under another name are not theirs. */
export function clusterSettingsDigest(settings: ClusterSettings): string {
  const { leaveOut, sameKey, holdFrom, change, owners, decisions } = settings;
  const text = JSON.stringify([leaveOut, sameKey, holdFrom, change, owners, decisions]);
  return createHash('sha256').update(text).digest('hex');
}
