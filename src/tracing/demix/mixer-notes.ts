/** A note that goes into a pool. */
export interface MixerDeposit {
  /** Id of the pool: chain and address, as the caller likes, the same for withdrawals. */
  readonly pool: string;
  readonly txHash: string;
  /** Who paid: not the router. */
  readonly address: string;
  /** UTC seconds. */
  readonly time: number;
  /** Place in the chain: block, transaction and log in one growing number. */
  readonly order: number;
  /** wei a unit of gas, where known. */
  readonly gasPrice?: bigint;
  /** Its block has a base fee (EIP-1559): the price of gas follows from it. */
  readonly feeMarket?: boolean;
}

/** A note that comes out. */
export interface MixerWithdrawal {
  readonly pool: string;
  readonly txHash: string;
  readonly recipient: string;
  readonly time: number;
  readonly order: number;
  readonly gasPrice?: bigint;
  readonly feeMarket?: boolean;
  /** Absent: the recipient, or somebody for it, sent the transaction without a fee. Never the user. */
  readonly relayer?: string;
}

export interface MixerNotes {
  /** In the order of the chain. */
  readonly deposits: readonly MixerDeposit[];
  readonly withdrawals: readonly MixerWithdrawal[];
}

export type DemixHeuristic =
  | 'address-match'
  | 'unique-gas-price'
  | 'multi-denomination'
  | 'linked-addresses'
  | 'batch-time-amount';

/** Deposits of which one may be the withdrawal's, by one rule. An inference, never an answer. */
export interface DemixCandidates {
  readonly heuristic: DemixHeuristic;
  readonly withdrawal: MixerWithdrawal;
  /** At least one, in the order of the chain. */
  readonly deposits: readonly MixerDeposit[];
  /** How many they are. */
  readonly size: number;
  /** 1 / number of deposits: the rule tells them no further apart. */
  readonly probability: number;
  /** 1 - tanh(0.1 x kappa x |C|), Tutela's measure: 1 nothing known, towards 0 the more is joined. */
  readonly anonymityScore: number;
  /** What the rule saw, for people: counts, times, prices. */
  readonly evidence: Readonly<Record<string, string | number>>;
}

/** Notes that a rule did not look at, because it has no ground for them. */
export interface RuleNotApplied {
  readonly heuristic: DemixHeuristic;
  /** base-fee: nobody chose the price of gas (EIP-1559); no-price: the data do not say it. */
  readonly reason: 'base-fee' | 'no-price';
  readonly deposits: number;
  readonly withdrawals: number;
}

export type DemixGroupRule = 'private-relayer' | 'remainder';

/** Notes that one actor handled, by one rule that does not look at the other side. */
export interface DemixGroup {
  readonly heuristic: DemixGroupRule;
  /** The relayer, or the address that deposits. */
  readonly key: string;
  readonly deposits: readonly MixerDeposit[];
  readonly withdrawals: readonly MixerWithdrawal[];
  readonly anonymityScore: number;
  readonly evidence: Readonly<Record<string, string | number>>;
}
