import type { EvmChain } from '../../../primitives/evm-chain.ts';
import { groupBy } from '../../../primitives/group-by.ts';
import type { EvmAddress, EvmLog } from '../block/evm-block.ts';
import type { Transfer } from '../transfers/transfer.ts';
import { readEvent } from './abi/read-event.ts';
import { type IndexedRow, indexTables } from './index-tables.ts';
import type { EventAmount, ProtocolEvent } from './protocol-event.ts';
import type { ProtocolTable, ReadContext } from './protocol-table.ts';
import { PROTOCOL_TABLES } from './protocol-tables.ts';

export interface DecodeContext {
  readonly chain: EvmChain;
  /** Transfers of the block (more do no harm): they tell which assets a pool took in and gave out. */
  readonly transfers: readonly Transfer[];
  /** Tokens of a pool in the pool's own order (token0, token1; coins of Curve), where the caller knows them. */
  readonly assetsOf?: (pool: EvmAddress) => readonly EvmAddress[] | undefined;
  /** Other tables than PROTOCOL_TABLES. */
  readonly tables?: readonly ProtocolTable[];
}

/**
 * no-topics: an anonymous event; unknown-event: no table has its first topic (ERC-20 transfers are there, too: they are
 * transfers, not events of a protocol); foreign-contract: the declaration is a table's, which reads it only from known
 * contracts; malformed: the data is not what the declaration says; says-nothing: read, but nothing of that kind (a
 * memo of another kind, an amount of zero).
 */
export type UndecodedReason =
  | 'no-topics'
  | 'unknown-event'
  | 'foreign-contract'
  | 'malformed'
  | 'says-nothing';

export interface DecodedEvents {
  /** In the order of the logs. */
  readonly events: readonly ProtocolEvent[];
  readonly undecoded: readonly { readonly logIndex: number; readonly reason: UndecodedReason }[];
}

/**
 * What the logs of one block say in the words of known protocols. Each log gives one event or one row in `undecoded`.
 * Pure. An event is the claim of the contract that emitted it: see `genuine`.
 */
export function decodeProtocolEvents(logs: readonly EvmLog[], context: DecodeContext): DecodedEvents {
  const index = indexTables(context.tables ?? PROTOCOL_TABLES);
  const siblings = groupBy(logs, (log) => log.txIndex);
  let transfers: Map<number, Transfer[]> | undefined;
  const events: ProtocolEvent[] = [];
  const undecoded: { logIndex: number; reason: UndecodedReason }[] = [];
  for (const log of logs) {
    const rows = log.topics.length === 0 ? undefined : index.get(log.topics[0]!);
    let answer: ProtocolEvent | UndecodedReason = log.topics.length === 0 ? 'no-topics' : 'unknown-event';
    if (rows !== undefined) {
      transfers ??= groupBy(context.transfers, (transfer) => transfer.txIndex);
      answer = decodeLog(rows, {
        chain: context.chain,
        log,
        siblings: siblings.get(log.txIndex)!,
        transfers: transfers.get(log.txIndex) ?? [],
        assetsOf: context.assetsOf,
      });
    }
    if (typeof answer === 'string') undecoded.push({ logIndex: log.logIndex, reason: answer });
    else events.push(answer);
  }
  return { events, undecoded };
}

/** The first row that reads the log; rows that know the contract go before rows that do not. */
function decodeLog(rows: readonly IndexedRow[], context: ReadContext): ProtocolEvent | UndecodedReason {
  const { log, chain } = context;
  const knows = ({ row, table }: IndexedRow): boolean =>
    (row.contracts ?? table.contracts)?.[chain.id]?.includes(log.address) ?? false;
  let reason: UndecodedReason = 'foreign-contract';
  for (const known of [true, false]) {
    for (const candidate of rows.filter((row) => knows(row) === known)) {
      if (!known && candidate.row.knownOnly) continue;
      const fields = readEvent(candidate.event, log);
      if (fields === undefined) {
        if (reason === 'foreign-contract') reason = 'malformed';
        continue;
      }
      const reading = candidate.row.read(fields, context);
      if (reading === undefined) {
        reason = 'says-nothing';
        continue;
      }
      // A fee above the amount that it is taken off: nobody can have paid the rest.
      if (![reading.paidIn, reading.paidOut].every(isAmount)) {
        reason = 'malformed';
        continue;
      }
      return {
        kind: candidate.row.kind,
        protocol: candidate.table.protocol,
        txIndex: log.txIndex,
        logIndex: log.logIndex,
        site: log.address,
        genuine: known,
        ...reading,
      };
    }
  }
  return reason;
}

function isAmount(amount: EventAmount | undefined): boolean {
  return amount === undefined || (amount.value >= 0n && amount.value >> 256n === 0n);
}
