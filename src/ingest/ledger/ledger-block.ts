import type { EvmBlock } from '../../chains/evm/block/evm-block.ts';
import type { ProtocolEvent } from '../../chains/evm/protocols/protocol-event.ts';
import type { Transfer } from '../../chains/evm/transfers/transfer.ts';
import type { AssetFacts } from './asset-facts.ts';
import type { FlowRun } from './flow-run.ts';

export interface LedgerTransaction {
  /** `0x` and 64 hexadecimal characters; undefined for what belongs to the block (rewards, withdrawals). */
  readonly hash: string | undefined;
  /** -1 for what belongs to the block. */
  readonly index: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly failed: boolean;
  readonly transfers: readonly Transfer[];
}

/** A block of any account chain, decoded; or the rows that a flow table has at one height. */
export interface LedgerBlock {
  readonly number: number;
  /** UTC seconds. */
  readonly time: number;
  readonly hash?: string;
  readonly parentHash?: string;
  /** Undefined in a flow table. */
  readonly block?: EvmBlock;
  /** Empty where `flows` has them. */
  readonly transactions: readonly LedgerTransaction[];
  /** The transactions of a flow table, as columns. */
  readonly flows?: FlowRun;
  readonly events: readonly ProtocolEvent[];
  /** Logs that look like a known event and do not decode, with the reason. */
  readonly undecoded: readonly { readonly logIndex: number; readonly reason: string }[];
  readonly assets: readonly AssetFacts[];
  /** BLOCK_FLAGS, where `block` is not at hand to tell. */
  readonly flags?: number;
  /** File and row, or node; for messages. */
  readonly place: string;
}
