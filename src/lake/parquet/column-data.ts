/** Bytes of different lengths: value i is data[offsets[i], offsets[i + 1]). */
export interface VariableBytes {
  readonly data: Uint8Array;
  readonly offsets: Uint32Array;
}

/** Values of one width, or of different lengths; where `valid` is 0 the row is NULL and its bytes are left out. */
export interface NullableBytes {
  readonly bytes: Uint8Array | VariableBytes;
  readonly valid: Uint8Array;
}

/**
 * Values of one column by the column's type: int32, int64: numbers (-1 is NULL where the column is nullable); satoshi:
 * BigInt64Array; time: UTC seconds; bool and enum: Uint8Array; hash: 32 bytes a row in wire order; key: 33 bytes a row;
 * bytes: VariableBytes; text: strings or VariableBytes of UTF-8;
 * address, word: 20 and 32 bytes a row; uint256: VariableBytes of ASCII digits. Nullable ones of bytes: NullableBytes.
 */
export type ColumnData =
  | ArrayLike<number>
  | BigInt64Array
  | Uint8Array
  | VariableBytes
  | NullableBytes
  | readonly string[];
