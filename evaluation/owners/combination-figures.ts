/** What clusters get right, as counts: shares are made of them when they are printed. */
export interface CombinationFigures {
  readonly name: string;
  /** Addresses with a known owner. */
  readonly addresses: bigint;
  /** Pairs of addresses with known owners: in one cluster, of one owner, both, and all. */
  readonly clusterPairs: bigint;
  readonly ownerPairs: bigint;
  readonly rightPairs: bigint;
  readonly allPairs: bigint;
  /** Merges made, and those of them that join addresses of two known owners directly. */
  readonly merges: bigint;
  readonly falseMerges: bigint;
  /** Over all addresses, the distance between the size of the cluster and what its owner has; and what owners have. */
  readonly sizeError: bigint;
  readonly ownerSizes: bigint;
}
