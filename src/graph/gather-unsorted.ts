import type { ColumnFile } from './files/column-file.ts';
import { gather } from './files/gather.ts';

/** As `gather`, for row numbers in any order; -1 leaves zeros. */
export function gatherUnsorted(file: ColumnFile, rows: Float64Array): Uint8Array {
  const { width } = file;
  const order = new Uint32Array(rows.length);
  let count = 0;
  let ascending = true;
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]! < 0) continue;
    if (count > 0 && rows[i]! < rows[order[count - 1]!]!) ascending = false;
    order[count++] = i;
  }
  const used = order.subarray(0, count);
  if (!ascending) used.sort((a, b) => rows[a]! - rows[b]!);
  const sorted = new Float64Array(count);
  for (let k = 0; k < count; k++) sorted[k] = rows[used[k]!]!;
  const values = gather(file, sorted);
  if (ascending && count === rows.length) return values;
  const result = new Uint8Array(rows.length * width);
  for (let k = 0; k < count; k++) {
    const to = used[k]! * width;
    for (let b = 0; b < width; b++) result[to + b] = values[k * width + b]!;
  }
  return result;
}
