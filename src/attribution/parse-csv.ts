import { type CsvRow, scanCsv } from './scan-csv.ts';

/** All rows of a CSV file, as scanCsv finds them. Throws what `fail` makes of a line and a reason. */
export function parseCsv(text: string, fail: (line: number, reason: string) => Error): CsvRow[] {
  return [...scanCsv(text, fail)];
}
