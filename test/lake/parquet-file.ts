import { join } from 'node:path';
import { type Duck, openDuckDb } from '../../src/lake/duckdb/open-duckdb.ts';
import { readColumns } from '../../src/lake/duckdb/read-columns.ts';
import type { ColumnData } from '../../src/lake/parquet/column-data.ts';
import { type WrittenFile, writeParquet } from '../../src/lake/parquet/write-parquet.ts';
import type { Column, Table } from '../../src/lake/schema/table.ts';
import { temporaryFolder } from '../support/make-chain.ts';

export type Value = number | bigint | string | boolean | null;

export const column = (type: Column['type'], more: Partial<Column> = {}): Column => ({
  name: 'x',
  type,
  about: '',
  ...more,
});

export const tableOf = (columns: readonly Column[]): Table => ({
  name: 'sample',
  about: '',
  sortedBy: [],
  columns,
});

/** Writes Parquet files into a temporary folder and reads them back with DuckDB, which knows nothing of the writer. */
export async function parquetFiles() {
  const folder = temporaryFolder();
  const duck: Duck = await openDuckDb();
  let files = 0;
  return {
    duck,
    write(
      columns: readonly Column[],
      count: number,
      data: readonly ColumnData[],
    ): WrittenFile & { path: string } {
      const path = join(folder.path, `${files++}.parquet`);
      return { path, ...writeParquet(path, tableOf(columns), { count, data }) };
    },
    /** Every column that is selected; bytes as hexadecimal. */
    async read(path: string, select = '*'): Promise<Value[][]> {
      const found: Value[][] = [];
      const sql = `SELECT ${select} FROM read_parquet('${path}')`;
      for await (const { columns } of readColumns(duck.connection, sql)) {
        columns.forEach((values, c) => {
          found[c] ??= [];
          for (const value of values)
            found[c].push(value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);
        });
      }
      return found;
    },
    /** Rows of any query about a file: `{file}` stands for it. */
    async ask(path: string, sql: string): Promise<unknown[][]> {
      return (await duck.connection.runAndReadAll(sql.replace('{file}', `'${path}'`))).getRows();
    },
    close() {
      duck.close();
      folder.remove();
    },
  };
}
