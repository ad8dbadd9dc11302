/** Somebody or something with an address on a synthetic EVM chain, and what it holds. */
export interface Party {
  /** Lower case. */
  readonly address: string;
  /** Secret key of who signs; absent for contracts, and where nothing is signed. */
  readonly key?: Uint8Array;
  nonce: bigint;
  /** Base units by number of the asset in the stage; 0 is the chain's coin. */
  readonly held: bigint[];
}
