import { createViews } from '../../lake/duckdb/create-views.ts';
import { openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import { readColumns } from '../../lake/duckdb/read-columns.ts';
import type { LedgerCounts, Manifest } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import { inTurn } from '../../primitives/in-turn.ts';

export type Cell = number | bigint | string | boolean | Uint8Array | null;

/** The tables of an EVM lake, asked in SQL. */
export interface EvmTables {
  readonly directory: string;
  readonly totals: LedgerCounts;
  /** Hands over the rows of an answer one by one, chunk by chunk as they are read; questions wait for each other. Errors: LAKE_DAMAGED. */
  each(sql: string, take: (row: readonly Cell[]) => void): Promise<void>;
  rows(sql: string): Promise<Cell[][]>;
  close(): void;
}

export async function openEvmTables(directory: string, manifest: Manifest<LedgerCounts>): Promise<EvmTables> {
  const duck = await openDuckDb();
  const check = await createViews(duck, directory, manifest, EVM_TABLES);
  // A connection has one answer at a time that is read chunk by chunk.
  const turn = inTurn();

  function each(sql: string, take: (row: readonly Cell[]) => void): Promise<void> {
    return turn(async () => {
      await check.tablesIn(sql);
      for await (const { rows, columns } of readColumns(duck.connection, sql))
        for (let i = 0; i < rows; i++) take(columns.map((column) => column[i]!));
    });
  }
  return {
    directory,
    totals: manifest.totals,
    each,
    async rows(sql) {
      const found: Cell[][] = [];
      await each(sql, (row) => found.push([...row]));
      return found;
    },
    close: () => duck.close(),
  };
}
