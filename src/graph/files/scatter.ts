import type { ColumnFile } from './column-file.ts';

const GAP_BYTES = 4_096;
const WINDOW_BYTES = 1_048_576;

/** Rows to write in place, by ascending row numbers without repeats. All of them exist; a row is whole words of 4 bytes. */
export interface InPlace {
  readonly rows: ArrayLike<number>;
  readonly values: Uint8Array;
  /** What stands there; without it the sums of the column already say what will stand there. */
  readonly before?: Uint8Array;
}

/** Writes rows in place. Neighbours closer than a page of the system share one read and one write. */
export function scatter(file: ColumnFile, { rows, values, before }: InPlace): void {
  const { width } = file;
  const note = before && changeSums(file, rows, { before, values });
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
    if (end - at !== last + 1 - first) file.peek(first, window);
    for (let i = at; i < end; i++) {
      const to = (rows[i]! - first) * width;
      for (let k = 0; k < width; k++) window[to + k] = values[i * width + k]!;
    }
    file.overwrite(first, window);
    for (let i = at; note && i < end; i++) note(i);
    at = end;
  }
}

/** Tells the sums of a column what a row of a change was and will be, without writing it. */
export function changeSums(
  file: ColumnFile,
  rows: ArrayLike<number>,
  { before, values }: { readonly before: Uint8Array; readonly values: Uint8Array },
): (i: number) => void {
  const { width } = file;
  const sums = file.sums();
  const words = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const changed = { before: words(before), after: words(values), words: width / 4 };
  return (i) => sums.change(rows[i]! * width, changed, i);
}
