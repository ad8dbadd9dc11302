import type { ColumnFile } from '../files/column-file.ts';

/** Rows of the file of wrapped scripts whose transaction is below `tx`: they are in chain order. */
export function wrapsBefore(file: ColumnFile, tx: number): number {
  let [low, high] = [0, file.rows()];
  const row = new Uint32Array(3);
  while (low < high) {
    const middle = (low + high) >>> 1;
    file.read(middle, new Uint8Array(row.buffer));
    if (row[2]! < tx) low = middle + 1;
    else high = middle;
  }
  return low;
}
