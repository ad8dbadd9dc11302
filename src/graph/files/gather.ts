import type { ColumnFile } from './column-file.ts';

const GAP_BYTES = 4_096;
const WINDOW_BYTES = 1_048_576;

/**
 * Rows of a column by ascending row numbers (repeats allowed), one after the other. Neighbours that lie closer than a
 * page are fetched with one read, so that a dense request becomes a sweep and a sparse one a few small reads.
 */
export function gather(file: ColumnFile, rows: ArrayLike<number>): Uint8Array {
  const { width } = file;
  const result = new Uint8Array(rows.length * width);
  if (isRun(rows)) {
    file.read(rows[0]!, result);
    return result;
  }
  let window = new Uint8Array(0);
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
    const bytes = (last + 1 - first) * width;
    if (window.length < bytes)
      window = new Uint8Array(Math.max(bytes, Math.min(2 * window.length, WINDOW_BYTES)));
    file.read(first, window.subarray(0, bytes));
    copyRows(window, result, { rows, at, end, first, width });
    at = end;
  }
  return result;
}

/** One row after the other without gap and repetition: needs no window. */
function isRun(rows: ArrayLike<number>): boolean {
  if (rows.length === 0 || rows[rows.length - 1]! - rows[0]! !== rows.length - 1) return false;
  return !repeats(rows, 0, rows.length);
}

function copyRows(
  window: Uint8Array,
  result: Uint8Array,
  span: { rows: ArrayLike<number>; at: number; end: number; first: number; width: number },
): void {
  const { rows, at, end, first, width } = span;
  // Without gap and repetition it is one copy.
  if (rows[end - 1]! - first === end - 1 - at && !repeats(rows, at, end)) {
    result.set(window.subarray(0, (end - at) * width), at * width);
    return;
  }
  for (let i = at, to = at * width; i < end; i++) {
    const from = (rows[i]! - first) * width;
    for (let k = 0; k < width; k++) result[to + k] = window[from + k]!;
    to += width;
  }
}

function repeats(rows: ArrayLike<number>, at: number, end: number): boolean {
  for (let i = at + 1; i < end; i++) if (rows[i] === rows[i - 1]) return true;
  return false;
}
