import type { ColumnFile } from './column-file.ts';

const PART = 1 << 20;

/**
 * Reads everything of columns that counts, so that each page is checked; with `other`, a set of the same columns, also
 * compares row by row. The place of the first difference, or undefined. Errors: GRAPH_DAMAGED.
 */
export function checkColumns(
  columns: Readonly<Record<string, ColumnFile>>,
  other?: Readonly<Record<string, ColumnFile>>,
): string | undefined {
  for (const [name, column] of Object.entries(columns)) {
    const { width } = column;
    const rows = column.sums().bytes / width;
    const same = other?.[name];
    const there = same ? same.sums().bytes / width : rows;
    if (there !== rows) return `${column.path}: ${rows} rows instead of ${there}`;
    const step = Math.max(1, Math.floor(PART / width));
    for (let row = 0; row < rows; row += step) {
      const bytes = new Uint8Array(Math.min(step, rows - row) * width);
      column.settled(row, bytes);
      if (!same) continue;
      const expected = new Uint8Array(bytes.length);
      same.settled(row, expected);
      const at = firstDifference(bytes, expected);
      if (at >= 0) return `${column.path}: row ${row + Math.floor(at / width)}`;
    }
  }
  return undefined;
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  if (Buffer.compare(a, b) === 0) return -1;
  return a.findIndex((byte, i) => byte !== b[i]);
}
