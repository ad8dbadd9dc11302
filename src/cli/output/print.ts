import type { ColumnName } from '../../texts/cli/cli-texts.ts';
import type { CliContext } from '../command.ts';
import { fitRows } from './fit-rows.ts';
import { toCsv } from './to-csv.ts';
import { toJson } from './to-json.ts';
import { toTable } from './to-table.ts';
import { visible } from './visible.ts';

/** A cell: a text, or a word in the user's language with the one that programs read. */
export type Cell = string | { readonly shown: string; readonly raw: string };

/** An answer in its three forms: `data` for JSON, rows for CSV, lines and rows for a person. */
export interface Answer {
  readonly data: unknown;
  readonly columns: readonly (ColumnName | { readonly title: string })[];
  readonly rows: readonly (readonly Cell[])[];
  /** Columns of numbers, by position. */
  readonly right?: readonly number[];
  readonly above?: readonly string[];
  readonly below?: readonly string[];
  /** The CSV form, where it is not the columns and rows. */
  readonly csv?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** Writes an answer in the format asked for. CSV has names, not their translations: programs read it. */
export function print(context: CliContext, format: string, answer: Answer): void {
  const titles = (column: Answer['columns'][number]) =>
    typeof column === 'string' ? context.texts.columns[column] : column.title;
  if (format === 'json') context.write(`${toJson(answer.data)}\n`);
  else if (format === 'csv' && answer.csv) context.write(toCsv(answer.csv.columns, answer.csv.rows));
  else if (format === 'csv') {
    context.write(
      toCsv(
        answer.columns.map((c) => (typeof c === 'string' ? c : c.title)),
        answer.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.raw))),
      ),
    );
  } else {
    for (const line of answer.above ?? []) context.write(shownLine(line));
    const rows = answer.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.shown)));
    const header = answer.columns.map(titles);
    const fitted =
      context.columns === undefined ? { rows, shortened: false } : fitRows(header, rows, context.columns);
    if (rows.length > 0) context.write(toTable(header, fitted.rows, answer.right));
    if (fitted.shortened) context.write(`${context.texts.answers.shortened}\n`);
    for (const line of answer.below ?? []) context.write(shownLine(line));
  }
}

/** A table that stands above another one ends with its line; everything else is one line. */
const shownLine = (line: string) => `${visible(line, !line.endsWith('\n'))}\n`;
