import type { DuckDBConnection } from '@duckdb/node-api';

/** An embedded DuckDB over the lake's files. */
export interface Duck {
  /** Rows as plain values: BIGINT and DECIMAL as bigint or strings, see `json`. */
  readonly connection: DuckDBConnection;
  /** One more connection to the same tables: each has one result at a time that is read chunk by chunk. */
  connect(): Promise<DuckDBConnection>;
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
  const open: DuckDBConnection[] = [];
  async function connect(): Promise<DuckDBConnection> {
    const connection = await instance.connect();
    open.push(connection);
    await connection.run("SET TimeZone = 'UTC'").catch(() => undefined);
    return connection;
  }
  return {
    connection: await connect(),
    connect,
    close() {
      for (const connection of open) connection.closeSync();
      instance.closeSync();
    },
  };
}
