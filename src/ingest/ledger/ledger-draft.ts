import type { LedgerRowCounts } from '../../graph/ledger/columns.ts';
import type { NullableBytes, VariableBytes } from '../../lake/parquet/column-data.ts';
import type { TableRows } from '../../lake/parquet/create-table-builder.ts';
import type { AssetFacts } from './asset-facts.ts';

/** An asset met in the segment. */
export interface LocalAsset {
  readonly kind: number;
  readonly contract: string | undefined;
  readonly tokenId: bigint | undefined;
}

/** Rows that have their ids before assets and accounts are resolved. */
export type ChainCounts = Pick<LedgerRowCounts, 'blocks' | 'transactions' | 'transfers' | 'events'>;

/**
 * A run of blocks of an account chain as columns that can be handed to a thread. Addresses, assets and accounts have
 * numbers of the segment's own (all ones for none) until they are resolved; ids of blocks, transactions, transfers and
 * events are global from the begin.
 */
export interface LedgerDraft {
  /** Rows before the segment, and in it. */
  readonly base: ChainCounts;
  readonly counts: ChainCounts;
  /** All but assets, accounts and transfers. */
  readonly tables: Readonly<Record<string, TableRows>>;
  /** 20 bytes an address. */
  readonly addresses: Uint8Array;
  readonly assets: readonly LocalAsset[];
  readonly facts: ReadonlyMap<string, AssetFacts>;
  /** Number of an address and an asset of each account. */
  readonly accountAddress: Uint32Array;
  readonly accountAsset: Uint32Array;
  readonly blockNumber: Float64Array;
  readonly blockTime: Uint32Array;
  readonly blockFirstTx: Float64Array;
  readonly blockFlags: Uint8Array;
  readonly txBlock: Float64Array;
  /** Numbers of addresses. */
  readonly txFrom: Uint32Array;
  readonly txTo: Uint32Array;
  readonly txFlags: Uint8Array;
  readonly txFirstTransfer: Float64Array;
  readonly txFirstEvent: Float64Array;
  readonly transferTx: Float64Array;
  readonly transferKind: Uint8Array;
  readonly transferAsset: Uint32Array;
  /** Numbers of accounts. */
  readonly transferFrom: Uint32Array;
  readonly transferTo: Uint32Array;
  /** Four words a transfer. */
  readonly transferValue: BigUint64Array;
  /** The same as the lake's table has it: addresses, and digits of the values. */
  readonly transferPayer: NullableBytes;
  readonly transferReceiver: NullableBytes;
  readonly transferDigits: VariableBytes;
  /** -1 for none. */
  readonly transferLog: Float64Array;
  readonly transferImplied: Uint8Array;
  /** Numbers of addresses. */
  readonly eventSite: Uint32Array;
  readonly eventLogIndex: Uint32Array;
  readonly eventKind: Uint8Array;
  /** 0 or 1. */
  readonly eventGenuine: Uint8Array;
  readonly eventProtocol: Uint16Array;
  /** Assets that it says were paid in and out; NO_ASSET for none. */
  readonly eventPaidIn: Uint32Array;
  readonly eventPaidOut: Uint32Array;
  /** Numbers of addresses. */
  readonly eventPayer: Uint32Array;
  readonly eventRecipient: Uint32Array;
  /** Four words of what was paid in, then four of what was paid out. */
  readonly eventValue: BigUint64Array;
}
