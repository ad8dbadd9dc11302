type Column = Float64Array | Uint32Array | BigInt64Array;

/** The same column with room for `index`, at least twice as long. */
export function widen<T extends Column>(column: T, index: number): T {
  const longer = new (column.constructor as new (length: number) => T)(
    Math.max(2 * column.length, index + 1),
  );
  longer.set(column as never);
  return longer;
}
