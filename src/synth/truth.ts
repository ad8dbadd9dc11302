/** An output by name. Amounts are satoshi as decimal strings. */
export interface TruthOutput {
  /** `<txid>:<vout>`, the txid as displayed. */
  readonly outpoint: string;
  readonly address: string;
  readonly amount: string;
}

export interface TruthTheft {
  readonly label: string;
  readonly victim: string;
  readonly actor: string;
  readonly txid: string;
  readonly height: number;
  /** What the thief received: where a trace begins. */
  readonly stolen: readonly TruthOutput[];
}

/** Where the thief left money that can be followed on the chain. */
export interface TruthResting extends TruthOutput {
  readonly kind: 'exchange_deposit' | 'mixer_deposit' | 'coinjoin' | 'unspent';
  readonly service?: string;
  /** Labels of the thefts whose coins are in it. */
  readonly thefts: readonly string[];
}

export interface TruthMix {
  readonly kind: 'joinmarket' | 'wasabi1' | 'wasabi2' | 'whirlpool-tx0' | 'whirlpool';
  readonly txid: string;
  readonly height: number;
  readonly participants: number;
  readonly thiefTakesPart: boolean;
}

export interface TruthPeel {
  readonly theft: string;
  /** The change that goes on, hop by hop. */
  readonly hops: readonly TruthOutput[];
  /** What was peeled off, and to whom. */
  readonly peeled: readonly (TruthOutput & { readonly to: string })[];
}

export interface TruthConsolidation {
  readonly txid: string;
  readonly height: number;
  readonly thefts: readonly string[];
  readonly output: TruthOutput;
}

/** A custodial mixer: the chain does not link deposit and withdrawals, only the truth does. */
export interface TruthChips {
  readonly deposit: TruthOutput;
  readonly withdrawals: readonly TruthOutput[];
}

/** What really happened: `truth.json`. */
export interface Truth {
  readonly format: 'jejak-synthetic-truth';
  readonly version: 1;
  readonly chain: 'bitcoin-regtest';
  readonly seed: number;
  readonly transactions: number;
  readonly blocks: number;
  readonly tipHash: string;
  /** Rows of owners.csv of all addresses made. */
  readonly owners: { readonly recorded: number; readonly of: number };
  readonly services: readonly { readonly name: string; readonly address: string; readonly kind: string }[];
  readonly thefts: readonly TruthTheft[];
  readonly resting: readonly TruthResting[];
  readonly peels: readonly TruthPeel[];
  readonly consolidations: readonly TruthConsolidation[];
  readonly mixes: readonly TruthMix[];
  readonly chips: readonly TruthChips[];
}
