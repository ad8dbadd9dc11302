/** A row by the names of its columns in lower case without `_`: `block_number` and `blockNumber` are one column. */
export type EtlRow = Readonly<Record<string, unknown>>;

/** A row with its place for messages. */
export interface PlacedRow {
  readonly row: EtlRow;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** The first of the columns that the row has a value in. */
export function cell(row: EtlRow, ...names: readonly string[]): unknown {
  for (const name of names) {
    const value = row[name];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}
