import type { AssetFacts } from './asset-facts.ts';
import type { AddressBook } from './create-address-book.ts';

/** No address: new coins, or coins destroyed. */
export const NO_ADDRESS = 0xffffffff;

/** What a row of a table of flows moves. */
export interface FlowAsset {
  readonly kind: 'native' | 'erc20' | 'erc721' | 'flow';
  readonly contract: string | undefined;
  readonly tokenId: bigint | undefined;
  /** What the table says of its contract; undefined for the coin of the chain. */
  readonly facts: AssetFacts | undefined;
}

/** Addresses and assets that rows name by numbers. */
export interface FlowNames {
  readonly addresses: AddressBook;
  readonly assets: readonly FlowAsset[];
}

/** Rows of a table of flows as columns. */
export interface FlowColumns {
  readonly names: FlowNames;
  /** 32 bytes a row, as words: the transaction, or the name of a row that has none. */
  readonly txWords: Uint32Array;
  /** Numbers of addresses, NO_ADDRESS for none. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly asset: Uint32Array;
  /** Eight words a row: base units, the lowest word first. */
  readonly value: Uint32Array;
}

/** The rows of one height, transaction by transaction in their order. */
export interface FlowRun {
  readonly columns: FlowColumns;
  /** Rows of the columns, in the order of the file; those of a transaction beside each other in the list of `rows`. */
  readonly inFile: Uint32Array;
  readonly rows: Uint32Array;
  /** Where in `rows` each transaction begins, and the end of the last one. */
  readonly starts: Uint32Array;
}
