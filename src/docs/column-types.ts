import type { ColumnType } from '../lake/schema/table.ts';

/** What a reader of the Parquet files sees of each type. */
export const COLUMN_TYPES: Readonly<Record<ColumnType, { readonly sql: string; readonly about: string }>> = {
  int32: { sql: 'INTEGER', about: 'whole number' },
  int64: { sql: 'BIGINT', about: 'whole number' },
  satoshi: { sql: 'BIGINT', about: 'amount in satoshi' },
  time: { sql: 'TIMESTAMP', about: 'UTC, microseconds, no time zone' },
  bool: { sql: 'BOOLEAN', about: '' },
  hash: { sql: 'BLOB', about: '32 bytes in the order in which hashes are displayed' },
  key: { sql: 'BLOB', about: '33 bytes' },
  bytes: { sql: 'BLOB', about: '' },
  text: { sql: 'VARCHAR', about: '' },
  enum: { sql: 'VARCHAR', about: 'one of a fixed list' },
  address: { sql: 'BLOB', about: '20 bytes' },
  word: { sql: 'BLOB', about: '32 bytes' },
  uint256: { sql: 'VARCHAR', about: 'decimal digits of a whole number below 2^256' },
};
