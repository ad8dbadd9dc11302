import { join } from 'node:path';
import { listedFile } from '../listed-file.ts';
import type { LakeSegment } from '../manifest.ts';
import { partitionFile } from '../partition.ts';
import type { Table } from '../schema/table.ts';
import { TABLES } from '../schema/tables.ts';
import { createFileCheck, type FileCheck } from '../verify/create-file-check.ts';
import type { Duck } from './open-duckdb.ts';

/**
 * Makes each table of a lake a view of the same name over exactly the files that the manifest lists. Who asks a view has
 * its files checked first, with what is returned. Errors: LAKE_DAMAGED.
 */
export async function createViews(
  duck: Duck,
  directory: string,
  manifest: { readonly segments: readonly Pick<LakeSegment, 'files'>[] },
  tables: readonly Table[] = TABLES,
): Promise<FileCheck> {
  const check = createFileCheck(directory, manifest.segments, tables);
  for (const table of tables) {
    const files = manifest.segments.map(
      (segment, index) =>
        `'${join(directory, partitionFile(table.name, index, listedFile(segment, table.name, index))).replaceAll("'", "''")}'`,
    );
    const from =
      files.length > 0 ? `read_parquet([${files.join(', ')}], hive_partitioning = false)` : emptyTable(table);
    try {
      await duck.connection.run(`CREATE VIEW ${table.name} AS SELECT * FROM ${from}`);
    } catch (error) {
      // The begin and the end of a file are read already here.
      await check.tablesIn(table.name);
      throw error;
    }
  }
  return check;
}

const SQL_TYPE = {
  int32: 'INTEGER',
  int64: 'BIGINT',
  satoshi: 'BIGINT',
  time: 'TIMESTAMP',
  bool: 'BOOLEAN',
  hash: 'BLOB',
  key: 'BLOB',
  bytes: 'BLOB',
  text: 'VARCHAR',
  enum: 'VARCHAR',
  address: 'BLOB',
  word: 'BLOB',
  uint256: 'VARCHAR',
} as const;

function emptyTable(table: Table): string {
  const columns = table.columns.map((column) => `NULL::${SQL_TYPE[column.type]} AS ${column.name}`);
  return `(SELECT ${columns.join(', ')} WHERE false)`;
}
