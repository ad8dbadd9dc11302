import type { ColumnFile } from '../../graph/files/column-file.ts';

/** Collects rows of 32-bit words in memory and appends them when there are enough. */
export interface RowLog {
  readonly rows: Uint32Array;
  /** Words in `rows`. */
  filled: number;
  flush(): void;
  /** Rows in the file, those in memory not counted. */
  written(): number;
}

export function appendRows(file: ColumnFile): RowLog {
  const words = file.width / 4;
  const log: RowLog = {
    rows: new Uint32Array(65_536 * words),
    filled: 0,
    flush() {
      if (log.filled > 0) file.append(new Uint8Array(log.rows.buffer, 0, log.filled * 4));
      log.filled = 0;
    },
    written: () => file.sums().bytes / file.width,
  };
  return log;
}
