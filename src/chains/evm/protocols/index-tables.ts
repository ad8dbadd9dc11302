import type { EvmHex } from '../block/evm-block.ts';
import type { AbiEvent } from './abi/abi-type.ts';
import { eventTopic } from './abi/event-topic.ts';
import { parseEventSignature } from './abi/parse-event-signature.ts';
import type { EventRow, ProtocolTable } from './protocol-table.ts';

export interface IndexedRow {
  readonly table: ProtocolTable;
  readonly row: EventRow;
  readonly event: AbiEvent;
}

export type TableIndex = ReadonlyMap<EvmHex, readonly IndexedRow[]>;

/** Hashing all declarations takes some milliseconds: done once for each list of tables, when it is first asked for. */
const INDEXES = new WeakMap<readonly ProtocolTable[], TableIndex>();

/** Rows by first topic, in the order of the tables. */
export function indexTables(tables: readonly ProtocolTable[]): TableIndex {
  const known = INDEXES.get(tables);
  if (known !== undefined) return known;
  const index = new Map<EvmHex, IndexedRow[]>();
  for (const table of tables) {
    for (const row of table.events) {
      const event = parseEventSignature(row.signature);
      const topic = eventTopic(event);
      const rows = index.get(topic);
      if (rows === undefined) index.set(topic, [{ table, row, event }]);
      else rows.push({ table, row, event });
    }
  }
  INDEXES.set(tables, index);
  return index;
}
