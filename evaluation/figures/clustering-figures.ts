/** Which transactions multi-input clustering leaves out: no mix, those that a detector sees, every mix of the truth. */
export const FILTERS = ['none', 'detectors', 'truth'] as const;
export type Filter = (typeof FILTERS)[number];

/**
 * Where the coins of a mix come from. `fresh`: as the generator makes them, from addresses that are used once. `linked`:
 * as if every participant had spent that address together with his largest cluster before, as people do.
 */
export const MIX_COINS = ['fresh', 'linked'] as const;
export type MixCoins = (typeof MIX_COINS)[number];

export const OWNER_GROUPS = ['thief', 'victims', 'services', 'wallets'] as const;
export type OwnerGroup = (typeof OWNER_GROUPS)[number];

/** Every owner of the group with the cluster that holds most of his addresses; sums over the owners. */
export interface GroupFigures {
  readonly owners: bigint;
  readonly addresses: bigint;
  /** His addresses in that cluster. */
  readonly together: bigint;
  /** All addresses of that cluster. */
  readonly clusterSize: bigint;
}

/** Counts over the addresses whose owner is known. Pairs are unordered pairs of different addresses. */
export interface ClusteringFigures {
  readonly addresses: bigint;
  readonly clusters: bigint;
  /** Clusters with addresses of two owners or more. */
  readonly wrongClusters: bigint;
  /** The biggest of them: its addresses and how many owners they have. */
  readonly biggestWrong: { readonly addresses: bigint; readonly owners: bigint };
  /** Pairs that are in one cluster; of one owner; both. */
  readonly clusterPairs: bigint;
  readonly ownerPairs: bigint;
  readonly rightPairs: bigint;
  /** Pairs of one owner that are inputs of one transaction at least once; those of them in one cluster. */
  readonly coSpentPairs: bigint;
  readonly coSpentTogether: bigint;
  /** Addresses that belong to the owner with most addresses in their cluster. */
  readonly pure: bigint;
  readonly groups: Readonly<Record<OwnerGroup, GroupFigures>>;
}
