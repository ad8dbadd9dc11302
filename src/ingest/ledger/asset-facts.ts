/** What a source knows about a token. */
export interface AssetFacts {
  readonly contract: string;
  readonly symbol?: string;
  readonly decimals?: number;
  /** Who says so: contract, table. */
  readonly source: string;
}
