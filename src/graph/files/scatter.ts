import type { ColumnFile } from './column-file.ts';

const GAP_BYTES = 4_096;
const WINDOW_BYTES = 1_048_576;

/**
 * Writes rows in place, by ascending row numbers without repeats. Neighbours closer than a page share one read and one
 * write. All rows have to exist.
 */
export function scatter(file: ColumnFile, rows: ArrayLike<number>, values: Uint8Array): void {
  const { width } = file;
  let at = 0;
  while (at < rows.length) {
    const first = rows[at]!;
    let end = at + 1;
    let last = first;
    while (end < rows.length) {
      const next = rows[end]!;
      if ((next - last) * width > GAP_BYTES || (next + 1 - first) * width > WINDOW_BYTES) break;
      last = next;
      end += 1;
    }
    const window = new Uint8Array((last + 1 - first) * width);
    if (end - at !== last + 1 - first) file.read(first, window);
    for (let i = at; i < end; i++) {
      const to = (rows[i]! - first) * width;
      for (let k = 0; k < width; k++) window[to + k] = values[i * width + k]!;
    }
    file.write(first, window);
    at = end;
  }
}
