/** Rows of a page: few, because most traces of a screening are small, and their memory is zeroed before it is used. */
const PAGE = 512;

/**
 * Rows of a fixed number of words (an even one), appended to pages, so that nothing is copied while it grows. Row 0 is
 * never used: 0 stands for none.
 */
export interface Rows {
  readonly width: number;
  /** One behind the last row. */
  end: number;
  readonly pages: Uint32Array[];
  /** The same memory as whole numbers up to 2^53. */
  readonly doubles: Float64Array[];
}

export function createRows(width: number): Rows {
  const rows: Rows = { width, end: 1, pages: [], doubles: [] };
  addPage(rows);
  return rows;
}

function addPage(rows: Rows): void {
  const page = new Uint32Array(PAGE * rows.width);
  rows.pages.push(page);
  rows.doubles.push(new Float64Array(page.buffer));
}

/** A new row of zeros. */
export function appendRow(rows: Rows): number {
  const row = rows.end++;
  if (row >= rows.pages.length * PAGE) addPage(rows);
  return row;
}

export function pageOf(rows: Rows, row: number): Uint32Array {
  return rows.pages[(row / PAGE) | 0]!;
}

export function doublesOf(rows: Rows, row: number): Float64Array {
  return rows.doubles[(row / PAGE) | 0]!;
}

/** First word of a row in its page. */
export function wordOf(rows: Rows, row: number): number {
  return (row % PAGE) * rows.width;
}

/** Bytes that the rows take. */
export function bytesOf(rows: Rows): number {
  return rows.pages.length * PAGE * rows.width * 4;
}
