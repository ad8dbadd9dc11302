import type { EvmAddress } from '../../chains/evm/block/evm-block.ts';
import type { TransferAsset } from '../../chains/evm/transfers/transfer.ts';

export interface NetFlowOptions {
  /** Who pays the transaction (`tx.from`): taken apart first, and never a mere counterparty. */
  readonly payer: EvmAddress;
  /** Contracts that wrap the native coin one to one: their token counts as the coin. */
  readonly wrapped?: readonly EvmAddress[];
  /** Addresses in one asset's graph above which only balances are given. Default 400. */
  readonly maxAddresses?: number;
}

/** Undefined addresses: coins made or destroyed. */
export interface NetFlowEdge {
  readonly from: EvmAddress | undefined;
  readonly to: EvmAddress | undefined;
  readonly asset: TransferAsset;
  readonly value: bigint;
  /** What could at most have come this way: min(lost by `from`, gained by `to`, maximum flow between them). */
  readonly most: bigint;
  /** True: several lost and several gained this asset here, and another pairing would be as right. */
  readonly ambiguous: boolean;
  readonly method: 'net-flow';
}
