import type { CliContext } from '../command.ts';
import { toCsv } from './to-csv.ts';
import { toJson } from './to-json.ts';
import { visible } from './visible.ts';

/** One record in its three forms: `data` for JSON, names and values for CSV, lines for a person. */
export interface RecordAnswer {
  readonly data: unknown;
  readonly record: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** Writes a record in the format asked for. */
export function printRecord(context: CliContext, format: string, answer: RecordAnswer): void {
  if (format === 'json') context.write(`${toJson(answer.data)}\n`);
  else if (format === 'csv') {
    const rows = Object.entries(answer.record).map(([name, value]) => [name, String(value ?? '')]);
    context.write(toCsv(['name', 'value'], rows));
  } else for (const line of answer.lines) context.write(`${visible(line, true)}\n`);
}
