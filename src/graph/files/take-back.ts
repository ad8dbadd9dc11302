import type { ColumnFile } from './column-file.ts';
import { gather } from './gather.ts';
import { changeSums, scatter } from './scatter.ts';

/** Rows of a column to write as they were before, by ascending row numbers without repeats. */
export type TakeBack = (column: ColumnFile, rows: Float64Array, values: Uint8Array) => void;

/** Writes them: the sums already say so. */
export const takeBackInFile: TakeBack = (column, rows, values) => scatter(column, { rows, values });

/** Does nothing: whoever asks what is to be taken back has read, and so checked, the rows that say it. */
export const takeBackNothing: TakeBack = () => undefined;

/** Changes the sums only: what the file will be after a commit that is still to come. Each row counts once. */
export function createTakeBackInSums(): TakeBack {
  const done = new Map<ColumnFile, Set<number>>();
  return (column, rows, values) => {
    const before = done.get(column) ?? new Set<number>();
    done.set(column, before);
    const note = changeSums(column, rows, { before: gather(column, rows), values });
    for (let i = 0; i < rows.length; i++) {
      if (before.has(rows[i]!)) continue;
      before.add(rows[i]!);
      note(i);
    }
  };
}
