import type { ProtocolEvent } from '../../chains/evm/protocols/protocol-event.ts';

/** A bridge's event on an EVM chain, with what the block says of it. */
export interface EvmLeg {
  readonly event: ProtocolEvent;
  /** Id of the chain it is on, as in EVM_CHAINS. */
  readonly chain: string;
  readonly txHash: string;
  /** UTC seconds. */
  readonly time: number;
  /** Decimals of the event's asset, where known: amounts of both legs can then be compared. */
  readonly decimals?: number;
  /** Who signed the transaction, where known: behind a contract in front of the bridge, THORChain gives refunds to this address. */
  readonly sender?: string;
}

export interface BitcoinOutput {
  /** Undefined: no address, as with OP_RETURN. */
  readonly address: string | undefined;
  /** Satoshi. */
  readonly value: bigint;
}

/** A Bitcoin transaction that may pay a bridge or be paid by one. */
export interface BitcoinLeg {
  readonly txid: string;
  /** Text of its OP_RETURN output. */
  readonly memo?: string;
  readonly outputs: readonly BitcoinOutput[];
  /** Addresses of the inputs, each once, where the reader knows them. */
  readonly payers?: readonly string[];
  /** UTC seconds. */
  readonly time: number;
}

export type BridgeLeg = EvmLeg | BitcoinLeg;
