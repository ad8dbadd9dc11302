import { memoOfScript } from '../../chains/bitcoin/script/memo-of-script.ts';
import { within } from '../../lake/duckdb/within.ts';
import type { FlowMemo, MemoWish } from '../flow-source.ts';
import { pageById } from '../page-by-id.ts';
import type { OutputTables } from './open-output-tables.ts';

/** Outputs of a page, and transactions that are asked about at once: a question opens every file, whatever it asks. */
const PAGE = 20_000;

type Row = Record<string, unknown>;

/** Memos as the scripts in the table of outputs say them: no other file has them. */
export async function* readLakeMemos(
  tables: OutputTables,
  wish: MemoWish,
): AsyncGenerator<readonly FlowMemo[]> {
  const heights = await heightsOf(tables, wish);
  if (heights === undefined) return;
  const { from = 0, to = Number.POSITIVE_INFINITY } = wish;
  for await (const rows of pagesOf(tables, wish, heights)) {
    const blocks = await tables.rows(
      `SELECT height, epoch(time)::BIGINT AS time FROM blocks
       WHERE ${within(
         'height',
         rows.map((row) => Number(row.height)),
       )}`,
    );
    const times = new Map(blocks.map(({ height, time }) => [Number(height), Number(time)]));
    const page = rows.flatMap(({ tx_id, height, script }): FlowMemo[] => {
      const time = times.get(Number(height))!;
      // The blocks of a time stand close together, but headers need not be in its order.
      if (time < from || time > to) return [];
      const text = memoOfScript((script as { readonly bytes: Uint8Array }).bytes);
      return text === undefined ? [] : [{ tx: Number(tx_id), time, text }];
    });
    if (page.length > 0) yield page;
  }
}

/** As SQL; undefined when no block is of that time. */
async function heightsOf(tables: OutputTables, { from, to }: MemoWish): Promise<string | undefined> {
  if (from === undefined && to === undefined) return 'true';
  const after = from === undefined ? 'true' : `epoch(time) >= ${from}`;
  const before = to === undefined ? 'true' : `epoch(time) <= ${to}`;
  const [row] = await tables.rows(
    `SELECT min(height) AS first, max(height) AS last FROM blocks WHERE ${after} AND ${before}`,
  );
  return row!.first === null ? undefined : `height BETWEEN ${row!.first} AND ${row!.last}`;
}

async function* pagesOf(tables: OutputTables, wish: MemoWish, heights: string): AsyncGenerator<Row[]> {
  const select = `SELECT output_id, tx_id, height, script FROM outputs
                  WHERE script_type = 'op_return' AND ${heights}`;
  if (wish.transactions) {
    for (let at = 0; at < wish.transactions.length; at += PAGE) {
      const some = within('tx_id', wish.transactions.subarray(at, at + PAGE));
      const rows = await tables.rows(`${select} AND ${some} ORDER BY output_id`);
      for (let row = 0; row < rows.length; row += PAGE) yield rows.slice(row, row + PAGE);
    }
    return;
  }
  yield* pageById(
    { limit: PAGE, end: tables.totals.outputs },
    ({ first, end }) =>
      tables.rows(
        `${select} AND output_id >= ${first} AND output_id < ${end} ORDER BY output_id LIMIT ${PAGE}`,
      ),
    ({ output_id }) => Number(output_id),
  );
}
