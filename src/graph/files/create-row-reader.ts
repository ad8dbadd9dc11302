import { JejakError } from '../../primitives/jejak-error.ts';
import type { ColumnFile } from './column-file.ts';

const PAGE_BYTES = 4_096;
/** Of one reader, 4 MB. */
const MOST_PAGES = 1_024;

/** Reads 32-bit words of single rows, and keeps the pages that were read last. Errors: GRAPH_DAMAGED behind the end. */
export interface RowReader {
  word(row: number, word: number): number;
}

/**
 * A reader for rows that are asked for one by one, each depending on the one before, where `gather` has nothing to
 * gather. For files that nobody writes meanwhile.
 */
export function createRowReader(file: ColumnFile): RowReader {
  const words = file.width / 4;
  const rowsInPage = Math.max(1, Math.floor(PAGE_BYTES / file.width));
  const pages = new Map<number, Uint32Array>();
  let total = -1;

  function load(number: number): Uint32Array {
    if (total < 0) total = file.rows();
    const from = number * rowsInPage;
    const page = new Uint32Array(Math.max(0, Math.min(rowsInPage, total - from)) * words);
    file.read(from, new Uint8Array(page.buffer));
    // The oldest page goes: insertion order is the order of a Map.
    if (pages.size >= MOST_PAGES) pages.delete(pages.keys().next().value!);
    pages.set(number, page);
    return page;
  }

  return {
    word(row, word) {
      const number = Math.floor(row / rowsInPage);
      const page = pages.get(number) ?? load(number);
      const value = page[(row - number * rowsInPage) * words + word];
      if (value === undefined)
        throw new JejakError('GRAPH_DAMAGED', { meta: { file: file.path, byte: total * file.width } });
      return value;
    },
  };
}
