import { createViews } from '../../lake/duckdb/create-views.ts';
import { openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import type { LakeCounts, Manifest } from '../../lake/manifest.ts';

/** The tables of a Bitcoin lake, asked in SQL. */
export interface OutputTables {
  readonly totals: LakeCounts;
  /** Rows by the names of their columns; BIGINT as bigint, BLOB with its bytes. Errors: LAKE_DAMAGED. */
  rows(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

export async function openOutputTables(directory: string, manifest: Manifest): Promise<OutputTables> {
  const duck = await openDuckDb();
  const check = await createViews(duck, directory, manifest);
  return {
    totals: manifest.totals,
    async rows(sql) {
      await check.tablesIn(sql);
      return (await duck.connection.runAndReadAll(sql)).getRowObjects();
    },
    close: () => duck.close(),
  };
}
