/** Kinds of mixes, and kinds of other transactions, told apart by the truth and by shape. */
export const MIX_KINDS = ['joinmarket', 'wasabi1', 'wasabi2', 'whirlpool'] as const;
export const OTHER_KINDS = ['whirlpool-tx0', 'consolidation', 'batch payout', 'payment'] as const;
export type TransactionKind = (typeof MIX_KINDS)[number] | (typeof OTHER_KINDS)[number];

export interface KindFigures {
  readonly transactions: bigint;
  /** Transactions that the rule calls a CoinJoin. */
  readonly flagged: bigint;
}

/** Coinbases are left out: they have no input to speak of. */
export type CoinJoinFigures = Readonly<Record<TransactionKind, KindFigures>>;
