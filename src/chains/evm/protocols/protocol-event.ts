import type { EvmAddress, EvmHex } from '../block/evm-block.ts';
import type { TransferAsset } from '../transfers/transfer.ts';

export const EVENT_KINDS = [
  'swap',
  'liquidity-add',
  'liquidity-remove',
  'bridge-out',
  'bridge-in',
  'mixer-deposit',
  'mixer-withdrawal',
  'loan-supply',
  'loan-borrow',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface EventAmount {
  readonly asset: TransferAsset;
  /** Base units of the asset. */
  readonly value: bigint;
}

/**
 * What a log of a known protocol says, decoded by that protocol's data table. Absent: the event does not say it. It is
 * a claim of the emitting contract; `genuine` tells whether that contract is one of the protocol's known ones.
 */
export interface ProtocolEvent {
  readonly kind: EventKind;
  /** Name of the table that decoded it: `uniswap-v2`, `tornado-cash`, `thorchain`. */
  readonly protocol: string;
  readonly txIndex: number;
  readonly logIndex: number;
  /** The contract that emitted the log: the pool, the router of the bridge, the mixer's pool. */
  readonly site: EvmAddress;
  /** True: the contract is in the protocol's own list; false: any contract may emit this event (pools of a factory). */
  readonly genuine: boolean;
  /**
   * Who pays in (swap: sender or payer; bridge-out: depositor), where the event says so; loan-supply: whose collateral it is;
   * loan-borrow: who owes it.
   */
  readonly payer?: EvmAddress;
  /** Who receives on this chain (swap, bridge-in, mixer-withdrawal, loan-borrow). */
  readonly recipient?: EvmAddress;
  readonly paidIn?: EventAmount;
  readonly paidOut?: EventAmount;
  /** Further amounts on the same side (liquidity of several assets, a mixer's batch): with paidIn or with paidOut. */
  readonly also?: readonly EventAmount[];
  /** bridge-out: id of the chain it goes to, as in CHAINS and EVM_CHAINS, or the bridge's own text `?<n>`. */
  readonly toChain?: string;
  /** bridge-in: where it came from. */
  readonly fromChain?: string;
  /** bridge-out: recipient there, in that chain's text form. bridge-in: sender there. */
  readonly farAddress?: string;
  /** What both legs share: transfer id, nonce, sequence, hash of the other leg, THORChain memo. Loans: the market. */
  readonly link?: string;
  readonly memo?: string;
  /** mixer: commitment of a deposit, nullifier hash of a withdrawal. */
  readonly note?: EvmHex;
  /** mixer-withdrawal: who sent the transaction for a fee; never the user. */
  readonly relayer?: EvmAddress;
  /** mixer-withdrawal: what the relayer got, base units. */
  readonly relayerFee?: bigint;
}
