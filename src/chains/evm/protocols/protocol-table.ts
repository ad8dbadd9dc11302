import type { EvmChain, EvmChainId } from '../../../primitives/evm-chain.ts';
import type { EvmAddress, EvmLog } from '../block/evm-block.ts';
import type { Transfer } from '../transfers/transfer.ts';
import type { AbiRecord } from './abi/read-event.ts';
import type { EventKind, ProtocolEvent } from './protocol-event.ts';

/** Known contracts of a protocol, chain by chain, lower case. */
export type ContractList = Readonly<Partial<Record<EvmChainId, readonly EvmAddress[]>>>;

/** What a reader may look at beside the log: nothing outside of its transaction. */
export interface ReadContext {
  readonly chain: EvmChain;
  readonly log: EvmLog;
  /** Logs of the same transaction, in order. */
  readonly siblings: readonly EvmLog[];
  /** Transfers of the same transaction, in order. */
  readonly transfers: readonly Transfer[];
  /** Tokens of a pool in the pool's own order, where the caller knows them. */
  readonly assetsOf?: ((pool: EvmAddress) => readonly EvmAddress[] | undefined) | undefined;
}

/** The part of an event that only its protocol knows. `kind` and `protocol` here go before the row's and the table's. */
export type EventReading = Partial<Omit<ProtocolEvent, 'txIndex' | 'logIndex' | 'site'>>;

export interface EventRow {
  /** The event as its contract declares it, tuples as parentheses. */
  readonly signature: string;
  readonly kind: EventKind;
  /** Contracts that emit it, when they are others than the table's. */
  readonly contracts?: ContractList;
  /** Read only where a known contract emits it: the declaration is too common to mean this protocol elsewhere. */
  readonly knownOnly?: boolean;
  /** Undefined: the log says nothing of that kind. Pure. */
  readonly read: (fields: AbiRecord, context: ReadContext) => EventReading | undefined;
}

/** One protocol as data. */
export interface ProtocolTable {
  readonly protocol: string;
  readonly contracts?: ContractList;
  readonly events: readonly EventRow[];
}
