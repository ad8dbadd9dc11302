/** A segment of an account chain with global ids, as ledger files take it. Ids of accounts: NO_ACCOUNT for none. */
export interface LedgerSegment {
  readonly blocks: number;
  readonly transactions: number;
  readonly transfers: number;
  readonly events: number;
  readonly blockNumber: ArrayLike<number>;
  readonly blockTime: Uint32Array;
  readonly blockFirstTx: ArrayLike<number>;
  /** 32 bytes a block, as displayed. */
  readonly blockHash: Uint8Array;
  readonly blockFlags: Uint8Array;
  /** 32 bytes a transaction. */
  readonly txHash: Uint8Array;
  readonly txBlock: ArrayLike<number>;
  readonly txFrom: Uint32Array;
  readonly txTo: Uint32Array;
  readonly txFlags: Uint8Array;
  readonly txFirstTransfer: ArrayLike<number>;
  readonly txFirstEvent: ArrayLike<number>;
  readonly transferTx: ArrayLike<number>;
  readonly transferKind: Uint8Array;
  readonly transferAsset: Uint32Array;
  /** Places in accountId, NO_ACCOUNT for none. */
  readonly transferFrom: Uint32Array;
  readonly transferTo: Uint32Array;
  /** Four words a transfer. */
  readonly transferValue: BigUint64Array;
  /** Accounts of the segment: their ids, and those of the home accounts of their addresses. */
  readonly accountId: Uint32Array;
  readonly accountHome: Uint32Array;
  readonly eventSite: Uint32Array;
  readonly eventLogIndex: Uint32Array;
  readonly eventKind: Uint8Array;
  /** 1 where the site is a contract of the protocol's own list, else 0. */
  readonly eventGenuine: Uint8Array;
  readonly eventProtocol: Uint16Array;
  /** Assets that it says were paid in and out; NO_ASSET for none. */
  readonly eventPaidIn: Uint32Array;
  readonly eventPaidOut: Uint32Array;
  /** Home accounts of who it says paid in, and got what was paid out; NO_ACCOUNT for none. */
  readonly eventPayer: Uint32Array;
  readonly eventRecipient: Uint32Array;
  /** Base units of the two assets: four words of 64 bits in, then four out, an event. */
  readonly eventValue: BigUint64Array;
  /** New in the segment, in the order of their ids. */
  readonly newAssetRows: Uint8Array;
  readonly newAssetInfo: Uint8Array;
  /** 20 bytes an account. */
  readonly newAccountAddress: Uint8Array;
  readonly newAccountAsset: Uint32Array;
  readonly newAccountHome: Uint32Array;
}
