import type { EventKind, ProtocolEvent } from '../chains/evm/protocols/protocol-event.ts';

/** Which events are asked for; what is absent does not narrow the answer. */
export interface EventWish {
  readonly kinds: readonly EventKind[];
  /** Only those of listed contracts, or only those of others. */
  readonly genuine?: boolean;
  /** Only those of these transactions: dense ids, ascending. */
  readonly transactions?: Float64Array;
  /** UTC seconds of the block, both included. */
  readonly from?: number;
  readonly to?: number;
}

/** A protocol's event with what the data say of its transaction. */
export interface SourceEvent {
  /** Grows with block, transaction and log. */
  readonly id: number;
  /** Dense id of the transaction. */
  readonly tx: number;
  readonly hash: string;
  /** Number of the block. */
  readonly number: number;
  /** UTC seconds. */
  readonly time: number;
  /** Who sent the transaction, where the data say so. */
  readonly sender?: string;
  /** wei a unit of gas, as signed or paid; absent where it is not known. */
  readonly gasPrice?: bigint;
  /** wei a unit of gas, as the block asked for; absent where its header has none. */
  readonly baseFee?: bigint;
  readonly event: ProtocolEvent;
  /** Decimals of the assets of `paidIn` and `paidOut`, where the data know them. */
  readonly decimals: { readonly paidIn?: number; readonly paidOut?: number };
}
