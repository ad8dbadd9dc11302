import { scanCsv } from './scan-csv.ts';

export interface CsvRow {
  readonly cells: string[];
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
}

/** All rows of a CSV file, as scanCsv finds them. Throws what `fail` makes of a line and a reason. */
export function parseCsv(text: string, fail: (line: number, reason: string) => Error): CsvRow[] {
  return [...scanCsv(text, fail)];
}
