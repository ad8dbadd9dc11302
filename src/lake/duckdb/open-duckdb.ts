import type { DuckDBConnection } from '@duckdb/node-api';

/** An embedded DuckDB over the lake's files. */
export interface Duck {
  /** Rows as plain values: BIGINT and DECIMAL as bigint or strings, see `json`. */
  readonly connection: DuckDBConnection;
  close(): void;
}

/** Opens a private in-memory engine; it never installs or loads extensions from anywhere. */
export async function openDuckDb(
  options: { readonly memoryLimit?: string; readonly threads?: number } = {},
): Promise<Duck> {
  // Loaded when it is needed: it takes longer to load than most commands to answer.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: options.memoryLimit ?? '800MB',
    threads: String(options.threads ?? 2),
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'").catch(() => undefined);
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
