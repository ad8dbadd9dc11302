import type { EvmAddress } from '../block/evm-block.ts';

/**
 * native: value of a transaction; internal: value of a call inside it (or of a self-destruct); erc20, erc721, erc1155:
 * an event of a token contract, which is the contract's claim; wrap, unwrap: the wrapped coin made or destroyed one to
 * one; fee: what the block's producer gets; burnt-fee: base fee (and blob fee), destroyed; reward, uncle-reward: new
 * coins; withdrawal: from the beacon chain; flow: a row of a table that somebody else made;
 * deposit: coins that a deposit on the chain below makes (OP stack).
 */
export const TRANSFER_KINDS = [
  'native',
  'internal',
  'erc20',
  'erc721',
  'erc1155',
  'wrap',
  'unwrap',
  'fee',
  'burnt-fee',
  'reward',
  'uncle-reward',
  'withdrawal',
  'flow',
  'deposit',
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** What a transfer moves: the chain's coin when `contract` is absent, else a token (with `tokenId` for ERC-721, -1155). */
export interface TransferAsset {
  readonly contract?: EvmAddress;
  readonly tokenId?: bigint;
}

/** Base units of one asset that go from one address to another. */
export interface Transfer {
  readonly kind: TransferKind;
  /** Position of the transaction in the block; -1 for what belongs to the block (rewards, withdrawals). */
  readonly txIndex: number;
  /**
   * Position within the transaction: value of the transaction, calls in order of execution, events in order of logs,
   * fees last (they reduce what the sender has after everything else, METHODS A.7).
   */
  readonly order: number;
  /** Undefined: new coins. The zero address where a token says so. */
  readonly from: EvmAddress | undefined;
  /** Undefined: destroyed coins. */
  readonly to: EvmAddress | undefined;
  readonly asset: TransferAsset;
  /** Base units, below 2^256. 1 for ERC-721. */
  readonly value: bigint;
  /** Position of the log in the block, for transfers that are events. */
  readonly logIndex?: number;
  /** True when the source has no traces and the transfer follows from an event of the wrapping contract. */
  readonly implied?: boolean;
}
