/**
 * Column types of the lake and the arrays that carry them. int32, int64: whole numbers; `satoshi`: BIGINT amounts from a
 * BigInt64Array; `time`: TIMESTAMP (UTC, microseconds) from UTC seconds; `hash`: 32 bytes as displayed; `key`: 33 bytes;
 * `bytes`: BLOB; `text`: VARCHAR; `enum`: VARCHAR out of a fixed list, given as its index; `address`: 20 bytes and
 * `word`: 32 bytes, both in their usual order; `uint256`: VARCHAR of decimal digits, exact.
 */
export type ColumnType =
  | 'int32'
  | 'int64'
  | 'satoshi'
  | 'time'
  | 'bool'
  | 'hash'
  | 'key'
  | 'bytes'
  | 'text'
  | 'enum'
  | 'address'
  | 'word'
  | 'uint256';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly about: string;
  readonly unit?: string;
  /** True when a row may have no value (NULL): -1 among numbers, see NullableBytes for bytes. */
  readonly nullable?: boolean;
  /** The values of an `enum`. */
  readonly values?: readonly string[];
  /** Grows from row to row, or by small steps: stored as differences. */
  readonly sequential?: boolean;
}

/** One table of the lake. docs/tables.md is generated from these records. */
export interface Table {
  readonly name: string;
  readonly about: string;
  readonly sortedBy: readonly string[];
  readonly columns: readonly Column[];
}
