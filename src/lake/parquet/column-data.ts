/** Bytes of different lengths: value i is data[offsets[i], offsets[i + 1]). */
export interface VariableBytes {
  readonly data: Uint8Array;
  readonly offsets: Uint32Array;
}

/**
 * Values of one column by the column's type: int32, int64: numbers (-1 is NULL where the column is nullable); satoshi:
 * BigInt64Array; time: UTC seconds; bool and enum: Uint8Array; hash: 32 bytes a row in wire order; key: 33 bytes a row;
 * bytes: VariableBytes; text: strings.
 */
export type ColumnData = ArrayLike<number> | BigInt64Array | Uint8Array | VariableBytes | readonly string[];
