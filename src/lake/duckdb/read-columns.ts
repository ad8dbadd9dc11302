import type { DuckDBConnection } from '@duckdb/node-api';

/** One column of a chunk: values by row, null for NULL. */
export type ColumnVector = readonly (number | bigint | string | boolean | Uint8Array | null)[];

/**
 * Streams a query's result chunk by chunk (some 2,000 rows each), column by column, so that memory does not grow with
 * the result. BLOB values come as bytes.
 */
export async function* readColumns(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<{ rows: number; columns: ColumnVector[] }> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    const columns = chunk.getColumns().map((column) =>
      column.map((value) => {
        if (value !== null && typeof value === 'object' && 'bytes' in value)
          return (value as { bytes: Uint8Array }).bytes;
        return value as number | bigint | string | boolean | null;
      }),
    );
    yield { rows: chunk.rowCount, columns };
  }
}
