/** Files of a ledger with the bytes of a row. Integers are little-endian; ids of 8 bytes use all ones for none. */
export const LEDGER_COLUMNS = {
  /** Number of the block in its chain, u64. */
  blockNumber: { file: 'block.number.u64', width: 8 },
  /** UTC seconds, u32. */
  blockTime: { file: 'block.time.u32', width: 4 },
  /** First transaction, u64. */
  blockFirstTx: { file: 'block.first_tx.u64', width: 8 },
  /** Hash as displayed; zeros in a flow table. */
  blockHash: { file: 'block.hash.b32', width: 32 },
  /** Bits of BLOCK_FLAGS. */
  blockFlags: { file: 'block.flags.u8', width: 1 },
  /** Hash as displayed; zeros for the block's own row. */
  txHash: { file: 'tx.hash.b32', width: 32 },
  /** See TX_ROW. */
  txRow: { file: 'tx.row.b32', width: 32 },
  /** See TRANSFER_ROW. */
  transferRow: { file: 'transfer.row.b152', width: 152 },
  /** The next transfer of the paying account. Written in place. */
  transferFromNext: { file: 'transfer.from_next.u64', width: 8 },
  /** The next transfer of the receiving account. Written in place. */
  transferToNext: { file: 'transfer.to_next.u64', width: 8 },
  /** See EVENT_ROW. */
  eventRow: { file: 'event.row.b96', width: 96 },
  /** 20 bytes of the contract, 32 of the token id, one of the kind. */
  assetKey: { file: 'asset.key.b53', width: 53 },
  /** Symbol, decimals and warning, see asset-info-row. */
  assetInfo: { file: 'asset.info.b64', width: 64 },
  /** Address and u32 of the asset. */
  accountKey: { file: 'account.key.b24', width: 24 },
  /** Account of the same address in the chain's coin: stands for the address. u32. */
  accountHome: { file: 'account.home.u32', width: 4 },
  /** The account of the same address that came before, u32, all ones for none. */
  accountPrevious: { file: 'account.previous.u32', width: 4 },
  /** Of a home account: the newest account of the address, u32. Written in place. */
  accountNewest: { file: 'account.newest.u32', width: 4 },
  /** The newest transfer of the account, u64. Written in place. */
  accountLast: { file: 'account.last.u64', width: 8 },
  /** Transfers that the account has paid, u32. Written in place. */
  accountPaid: { file: 'account.paid.u32', width: 4 },
} as const;

export type LedgerColumn = keyof typeof LEDGER_COLUMNS;

/**
 * Offsets in a row of `transferRow`. Balances are what the account holds by the record: signed, after the transfer. Below
 * 0 behind the last transfer of a transaction, so much was paid beyond what is recorded, and the next transaction of the
 * account begins with 0. Where a record passes 255 bits the balance is UNKNOWN_BALANCE from there on.
 */
export const TRANSFER_ROW = {
  value: 0,
  fromBalance: 32,
  toBalance: 64,
  fromPrevious: 96,
  toPrevious: 104,
  tx: 112,
  fromHome: 116,
  toHome: 120,
  fromAccount: 124,
  toAccount: 128,
  asset: 132,
  /** Transfers that the account had paid up to here, this one included. */
  fromPaid: 136,
  toPaid: 140,
  kind: 144,
} as const;

/** Offsets in a row of `txRow`: block u32, home account of sender and target u32, flags u32, first transfer and event f64 (whole numbers). */
export const TX_ROW = { block: 0, from: 4, to: 8, flags: 12, firstTransfer: 16, firstEvent: 24 } as const;

/**
 * Offsets in a row of `eventRow`: home account of the site u32, log index u32, kind u8, whether the site is a contract of
 * the protocol's own list u8 (0 or 1), protocol u32, assets that it says were paid in and out u32 (NO_ASSET where it does not
 * say so, or they did not move in the transaction), home accounts of who it says paid in and who got what was paid out u32
 * (NO_ACCOUNT where it does not say so, or he is no party of a transfer of the transaction), base units of the two assets
 * u256 (0 beside NO_ASSET).
 */
export const EVENT_ROW = {
  site: 0,
  logIndex: 4,
  kind: 8,
  genuine: 9,
  protocol: 12,
  paidIn: 16,
  paidOut: 20,
  payer: 24,
  recipient: 28,
  valueIn: 32,
  valueOut: 64,
} as const;

export const TX_FAILED = 1;

export const BLOCK_FLAGS = {
  /** Receipts and logs are missing. */
  noReceipts: 1,
  /** Internal calls are missing. */
  noTraces: 2,
  /** Rows of a table that somebody else made: nothing was verified. */
  flowTable: 4,
  /** What the block says is its source's word: see isSourced. */
  sourced: 8,
} as const;

/** No asset: an event names none. */
export const NO_ASSET = 0xffffffff;

/** No account: new coins, destroyed coins. */
export const NO_ACCOUNT = 0xffffffff;

/** Which count gives the number of rows of a column. */
export function ledgerRowsOf(column: LedgerColumn, counts: LedgerRowCounts): number {
  if (column.startsWith('block')) return counts.blocks;
  if (column.startsWith('tx')) return counts.transactions;
  if (column.startsWith('transfer')) return counts.transfers;
  if (column.startsWith('event')) return counts.events;
  if (column.startsWith('asset')) return counts.assets;
  return counts.accounts;
}

export interface LedgerRowCounts {
  readonly blocks: number;
  readonly transactions: number;
  readonly transfers: number;
  readonly events: number;
  readonly assets: number;
  readonly accounts: number;
}
