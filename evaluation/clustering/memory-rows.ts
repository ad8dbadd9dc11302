import type { RowLog } from '../../src/clustering/files/append-rows.ts';

/** Rows of 32-bit words that stay in memory; `words` in a row. */
export function memoryRows(words: number): RowLog & { readonly all: () => number[] } {
  const kept: number[] = [];
  const log = {
    rows: new Uint32Array(words * 1_024),
    filled: 0,
    flush() {
      for (let i = 0; i < log.filled; i++) kept.push(log.rows[i]!);
      log.filled = 0;
    },
    written: () => kept.length / words,
    all: () => {
      log.flush();
      return kept;
    },
  };
  return log;
}
