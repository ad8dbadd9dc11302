/**
 * Opens a DuckDB database for writing, makes an empty one where there is none, and holds the lock that DuckDB takes of
 * the operating system on it. Returns the release. Errors: those of DuckDB, whose text names the process that holds it.
 */
export async function holdFile(path: string): Promise<() => void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: '50MB',
    threads: '1',
  });
  return () => instance.closeSync();
}
