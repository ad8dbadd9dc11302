import { createViews } from '../../../src/lake/duckdb/create-views.ts';
import { openDuckDb } from '../../../src/lake/duckdb/open-duckdb.ts';
import { readManifest } from '../../../src/lake/manifest.ts';

/** What the tables of a lake say about some addresses, apart from the files for random access that the watch reads. */
export interface ChainMove {
  readonly tx: string;
  readonly height: number;
  readonly rule: 'spent' | 'received';
  readonly in?: string;
  readonly out?: string;
}

/** Every transaction of a chain of outputs in which the addresses (dense ids) take part, in the order of the chain. */
export async function chainMoves(data: string, addresses: readonly number[]): Promise<ChainMove[]> {
  const duck = await openDuckDb();
  try {
    await createViews(duck, data, readManifest(data)!);
    const ids = addresses.join();
    const reader = await duck.connection.runAndReadAll(`
      WITH moves AS (
        SELECT tx_id, value AS got, 0 AS paid FROM outputs WHERE address_id IN (${ids})
        UNION ALL SELECT tx_id, 0, value FROM inputs WHERE address_id IN (${ids})
      )
      SELECT lower(hex(any_value(txid))) AS tx, any_value(height) AS height,
        CAST(sum(got) AS VARCHAR) AS got, CAST(sum(paid) AS VARCHAR) AS paid
      FROM moves JOIN transactions USING (tx_id) GROUP BY tx_id ORDER BY tx_id`);
    return reader.getRowObjectsJson().map((row) => {
      const { tx, height, got, paid } = row as Record<string, string>;
      return {
        tx: tx!,
        height: Number(height),
        rule: paid === '0' ? 'received' : 'spent',
        ...(got === '0' ? {} : { in: got! }),
        ...(paid === '0' ? {} : { out: paid! }),
      } as ChainMove;
    });
  } finally {
    duck.close();
  }
}
