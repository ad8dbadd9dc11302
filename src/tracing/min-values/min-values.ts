/** Amounts below which taint is not followed, by asset of one chain: decimal numbers of whole units. */
export interface MinValues {
  /** Of every asset without one of its own; absent: none. */
  readonly every?: string;
  /** Of the chain's coin. */
  readonly coin?: string;
  /** By contract, in lower case. */
  readonly contracts: Readonly<Record<string, TokenMinValue>>;
  /** Chains of entries that are of no use on this one, each once. */
  readonly otherChains: readonly string[];
}

export interface TokenMinValue {
  readonly amount: string;
  /** Those of the list of known tokens, for data that have none. */
  readonly decimals?: number;
}
