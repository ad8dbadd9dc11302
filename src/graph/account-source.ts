import type { PeerTaker } from './peers/peer-taker.ts';
import type { EventWish, SourceEvent } from './source-event.ts';

/** What a source covers, and what is missing in it. */
export interface AccountCoverage {
  readonly chain: string;
  /** Numbers of the first and the last block; -1 for an empty source. */
  readonly firstNumber: number;
  readonly tipHeight: number;
  /** UTC seconds of the last block. */
  readonly tipTime: number;
  readonly blocks: number;
  readonly transactions: number;
  readonly transfers: number;
  readonly accounts: number;
  /** Blocks without internal calls, without receipts, and heights that come from a table of somebody else. */
  readonly noTraces: number;
  readonly noReceipts: number;
  readonly flowTable: number;
  /** Blocks that are the word of their source, those of such tables among them. */
  readonly sourced: number;
  /** SHA-256 of the lake's manifest, hexadecimal. */
  readonly manifestHash: string;
}

/**
 * Whole transactions with their transfers, in chain order. Addresses are named by their home account; transfer i of
 * the batch has the id `transferId[i]`; the transfers of transaction t are start[t] .. start[t + 1].
 */
export interface TransferBatch {
  readonly count: number;
  readonly tx: Float64Array;
  readonly number: Float64Array;
  /** UTC seconds. */
  readonly time: Uint32Array;
  /** Home account of the sender and of the target; NO_ACCOUNT for none. */
  readonly sender: Uint32Array;
  readonly target: Uint32Array;
  readonly flags: Uint32Array;
  readonly start: Uint32Array;
  readonly transferId: Float64Array;
  readonly kind: Uint8Array;
  readonly payer: Uint32Array;
  readonly receiver: Uint32Array;
  readonly asset: Uint32Array;
  /** Next transfer of the payer's, and of the receiver's, account in the same asset; -1 for none. */
  readonly payerNext: Float64Array;
  readonly receiverNext: Float64Array;
  /** The transfer before; -1 for none. */
  readonly payerPrevious: Float64Array;
  readonly receiverPrevious: Float64Array;
  /** Transfers that the account had paid up to here. */
  readonly payerPaid: Uint32Array;
  readonly receiverPaid: Uint32Array;
  readonly payerAccount: Uint32Array;
  readonly receiverAccount: Uint32Array;
  /** Base units of transfer i. */
  value(i: number): bigint;
  /** The transfers as they stand in ledger files, rows of TRANSFER_ROW in words of 32 bits: for whoever reads many. */
  readonly rows: Uint32Array;
  /**
   * What the account holds by the record after transfer i. Below 0 behind the last transfer of a transaction: so much was
   * paid beyond what is recorded, and the account goes on with 0. Undefined where the record passes 255 bits, as only a token
   * that lies does: nobody knows then.
   */
  payerBalance(i: number): bigint | undefined;
  receiverBalance(i: number): bigint | undefined;
  /** Whether that balance is below 0. */
  payerShort(i: number): boolean;
  receiverShort(i: number): boolean;
  /** Events of transaction t: eventStart[t] .. eventStart[t + 1]. */
  readonly eventStart: Uint32Array;
  readonly eventSite: Uint32Array;
  readonly eventKind: Uint8Array;
  /** 1: the site is a contract of the protocol's own list; 0: anybody may have emitted it. */
  readonly eventGenuine: Uint8Array;
  readonly eventProtocol: Uint16Array;
  readonly eventLogIndex: Uint32Array;
  /** Assets that it says were paid in and out, as far as they moved in the transaction; NO_ASSET for none. */
  readonly eventPaidIn: Uint32Array;
  readonly eventPaidOut: Uint32Array;
  /** Home accounts of who it says paid in and got what was paid out, as far as they are parties of the transaction's transfers. */
  readonly eventPayer: Uint32Array;
  readonly eventRecipient: Uint32Array;
  /** Base units of the two assets, eight words of 32 bits an event, least word first; 0 beside NO_ASSET. */
  readonly eventValueIn: Uint32Array;
  readonly eventValueOut: Uint32Array;
}

/** Transfers by id, without what else their transactions move. Addresses are named by their home account. */
export interface TransferList {
  readonly tx: Uint32Array;
  /** UTC seconds. */
  readonly time: Uint32Array;
  readonly payer: Uint32Array;
  readonly receiver: Uint32Array;
  readonly payerAccount: Uint32Array;
  readonly receiverAccount: Uint32Array;
  readonly asset: Uint32Array;
  /** Base units of transfer i of the list. */
  readonly value: (i: number) => bigint;
}

export interface AssetInfo {
  readonly id: number;
  readonly kind: string;
  readonly contract?: string;
  readonly tokenId?: bigint;
  /** Empty when unknown. */
  readonly symbol: string;
  readonly decimals?: number;
  readonly decimalsSource: string;
  /** counterfeit, decimals, or empty. */
  readonly warning: string;
}

/** One asset of one address. */
export interface AccountInfo {
  readonly account: number;
  readonly home: number;
  readonly asset: number;
  /** Newest transfer, -1 for none. */
  readonly last: number;
  /** What it holds by the record after it (undefined: not known, see payerBalance), and transfers paid up to it. */
  readonly balance: bigint | undefined;
  readonly paid: number;
}

/** What the tracer asks of an account chain. */
export interface AccountSource {
  readonly kind: string;
  coverage(): Promise<AccountCoverage>;
  /** Transfers by ascending ids. */
  transfers(ids: Float64Array): Promise<TransferList>;
  /** The whole transactions that hold these transfers (ascending ids). */
  transactionsOf(transfers: Float64Array): Promise<TransferBatch>;
  /**
   * The transaction that holds a transfer and those behind it, `count` in all; below 0: it and those before it. Fewer
   * where the data end.
   */
  neighbours(transfer: number, count: number): Promise<TransferBatch>;
  /** Transactions by dense id, ascending. Errors: TX_UNKNOWN. */
  transactions(ids: Float64Array): Promise<TransferBatch>;
  /** Dense id of a hash, or of `row:<n>` (see tableRow), undefined when it is not in the data. Errors: EVM_HASH_INVALID. */
  findTransaction(hash: string): Promise<number | undefined>;
  /** `0x` and 64 digits; `row:<n>` of a table without hashes. */
  hashes(ids: Float64Array): Promise<string[]>;
  /** Home account of an address, undefined when it does not occur. Errors: EVM_ADDRESS_INVALID. */
  findAddress(address: string): Promise<number | undefined>;
  /** The same for many at once: their keys are looked up in one sweep. */
  findAddresses(addresses: readonly string[]): Promise<(number | undefined)[]>;
  /** Lower-case text forms of home accounts. */
  addresses(homes: Uint32Array): Promise<string[]>;
  assets(ids: Uint32Array): Promise<AssetInfo[]>;
  /** Home account of each asset's contract; NO_ACCOUNT where it has none or the contract itself never occurs. */
  assetHomes(ids: Uint32Array): Promise<Uint32Array>;
  /** Every asset of an address. */
  accountsOf(home: number): Promise<AccountInfo[]>;
  accounts(ids: Uint32Array): Promise<AccountInfo[]>;
  /** Transfers that each account (ascending ids) pays in all. */
  payments(ids: Uint32Array): Promise<Uint32Array>;
  /** Ids of the transfers of an account, newest first: at most `limit` below `before`. */
  history(account: number, page: { readonly before?: number; readonly limit: number }): Promise<Float64Array>;
  /**
   * What addresses (ascending home accounts) received from, and paid to, each counterparty in each asset, in all that the
   * source has; a counterparty may come several times, with parts of its sum. False: the source keeps no such sums, and nothing was given.
   */
  peers(homes: Uint32Array, take: PeerTaker): Promise<boolean>;
  /** The last transfer of an account in transactions up to `tx`, and the first one behind; -1 for none. */
  split(account: number, tx: number): Promise<{ readonly before: number; readonly after: number }>;
  /** Id of the last transaction at or below a block number; -1 when there is none. */
  lastTransaction(number: number): Promise<number>;
  /** Events of protocols with their fields, in chain order and page by page: their number has no bound. No page is empty. */
  events(wish: EventWish): AsyncIterable<readonly SourceEvent[]>;
  close(): Promise<void>;
}
