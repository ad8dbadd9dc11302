import { parseStoredEvent } from '../../chains/evm/protocols/parse-stored-event.ts';
import type { EventAmount } from '../../chains/evm/protocols/protocol-event.ts';
import { within } from '../../lake/duckdb/within.ts';
import { tableRow } from '../../primitives/table-row.ts';
import { pageById } from '../page-by-id.ts';
import type { EventWish, SourceEvent } from '../source-event.ts';
import type { Cell, EvmTables } from './open-evm-tables.ts';

/** Events of a page, and transactions that are asked about at once: a question opens every file, whatever it asks. */
const PAGE = 20_000;
const COLUMNS = 'event_id, tx_id, number, fields';

/** Events as the table of them says, in chain order and page by page; no page is empty. */
export async function* readLakeEvents(
  tables: EvmTables,
  wish: EventWish,
): AsyncGenerator<readonly SourceEvent[]> {
  const where = await conditionsOf(tables, wish);
  if (where === undefined) return;
  const decimals = new Map<string, number | undefined>();
  for await (const rows of pagesOf(tables, wish, where)) {
    const page = await eventsOf(tables, rows, decimals);
    // The blocks of a time stand close together, but headers need not be in its order.
    const { from = 0, to = Number.POSITIVE_INFINITY } = wish;
    const timely = page.filter(({ time }) => time >= from && time <= to);
    if (timely.length > 0) yield timely;
  }
}

/** As SQL, without the transactions; undefined when nothing can fit. */
async function conditionsOf(tables: EvmTables, wish: EventWish): Promise<string | undefined> {
  if (wish.kinds.length === 0) return undefined;
  const where = [`kind IN (${wish.kinds.map((kind) => `'${kind}'`).join(', ')})`];
  if (wish.genuine !== undefined) where.push(wish.genuine ? 'genuine' : 'NOT genuine');
  const { from, to } = wish;
  if (from !== undefined || to !== undefined) {
    const after = from === undefined ? 'true' : `epoch(time) >= ${from}`;
    const before = to === undefined ? 'true' : `epoch(time) <= ${to}`;
    const [row] = await tables.rows(
      `SELECT min(number), max(number) FROM blocks WHERE ${after} AND ${before}`,
    );
    if (row![0] === null) return undefined;
    where.push(`number BETWEEN ${row![0]} AND ${row![1]}`);
  }
  return where.join(' AND ');
}

async function* pagesOf(
  tables: EvmTables,
  wish: EventWish,
  where: string,
): AsyncGenerator<readonly Cell[][]> {
  const select = `SELECT ${COLUMNS} FROM events WHERE ${where}`;
  if (wish.transactions) {
    for (let at = 0; at < wish.transactions.length; at += PAGE) {
      const some = within('tx_id', wish.transactions.subarray(at, at + PAGE));
      const rows = await tables.rows(`${select} AND ${some} ORDER BY event_id`);
      for (let row = 0; row < rows.length; row += PAGE) yield rows.slice(row, row + PAGE);
    }
    return;
  }
  const range = { limit: PAGE, end: tables.totals.events };
  yield* pageById(
    range,
    ({ first, end }) =>
      tables.rows(`${select} AND event_id >= ${first} AND event_id < ${end} ORDER BY event_id LIMIT ${PAGE}`),
    ([id]) => Number(id),
  );
}

async function eventsOf(
  tables: EvmTables,
  rows: readonly Cell[][],
  decimals: Map<string, number | undefined>,
): Promise<SourceEvent[]> {
  const transactions = new Map<number, readonly Cell[]>();
  await tables.each(
    `SELECT tx_id, lower(hex(hash)), lower(hex(from_address)), gas_price FROM transactions
     WHERE ${within(
       'tx_id',
       rows.map((row) => Number(row[1])),
     )}`,
    (row) => transactions.set(Number(row[0]), row),
  );
  const blocks = new Map<number, readonly Cell[]>();
  await tables.each(
    `SELECT number, epoch(time)::BIGINT, base_fee FROM blocks
     WHERE ${within(
       'number',
       rows.map((row) => Number(row[2])),
     )}`,
    (row) => blocks.set(Number(row[0]), row),
  );
  const events = rows.map((row) => parseStoredEvent(String(row[3])));
  await learnDecimals(
    tables,
    events.flatMap(({ paidIn, paidOut }) => [paidIn, paidOut]),
    decimals,
  );
  return rows.map(([id, tx, number], i): SourceEvent => {
    const [, hash, sender, price] = transactions.get(Number(tx))!;
    const [, time, baseFee] = blocks.get(Number(number))!;
    const gasPrice = BigInt(String(price));
    const event = events[i]!;
    const [paidIn, paidOut] = [event.paidIn, event.paidOut].map(
      (amount) => amount && decimals.get(contractOf(amount)),
    );
    return {
      id: Number(id),
      tx: Number(tx),
      hash: tableRow.name(`0x${hash ?? '00'.repeat(32)}`),
      number: Number(number),
      time: Number(time),
      ...(sender !== null && { sender: `0x${sender}` }),
      ...(gasPrice > 0n && { gasPrice }),
      ...(baseFee !== null && { baseFee: BigInt(String(baseFee)) }),
      event,
      decimals: { ...(paidIn !== undefined && { paidIn }), ...(paidOut !== undefined && { paidOut }) },
    };
  });
}

/** Looks up the decimals of assets that were not asked for before; a contract has the same for all of its tokens. */
async function learnDecimals(
  tables: EvmTables,
  amounts: readonly (EventAmount | undefined)[],
  decimals: Map<string, number | undefined>,
): Promise<void> {
  const open = new Set<string>();
  for (const amount of amounts) if (amount && !decimals.has(contractOf(amount))) open.add(contractOf(amount));
  if (open.size === 0) return;
  for (const contract of open) decimals.set(contract, undefined);
  const blobs = [...open].filter(Boolean).map((contract) => `from_hex('${contract.slice(2)}')`);
  await tables.each(
    `SELECT lower(hex(contract)), decimals FROM assets
     WHERE decimals IS NOT NULL AND (contract IS NULL OR contract IN (${blobs.join(', ') || 'NULL'}))`,
    ([contract, places]) => decimals.set(contract === null ? '' : `0x${contract}`, Number(places)),
  );
}

/** Empty for the coin of the chain. */
function contractOf({ asset }: EventAmount): string {
  return asset.contract ?? '';
}
