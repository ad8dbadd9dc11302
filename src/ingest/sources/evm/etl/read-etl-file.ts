import { JejakError } from '../../../../primitives/jejak-error.ts';
import { readRange } from '../read-range.ts';
import { textLines } from '../text-lines.ts';
import type { EtlRow, PlacedRow } from './etl-row.ts';
import { parseCsvLine } from './parse-csv-line.ts';
import { parseExactJson } from './parse-exact-json.ts';

/** Consecutive rows of one block in one file. */
export interface RowRun {
  readonly offset: number;
  length: number;
  readonly line: number;
}

export interface EtlFile {
  /** Rows of each block. */
  readonly runs: ReadonlyMap<number, readonly RowRun[]>;
  rows(run: RowRun): PlacedRow[];
}

/** Bytes of a row: the input of a call may be some million. */
const LONGEST = 16 << 20;

/** Takes an error about a row: throws it, or counts it. */
export type OnBadRow = (error: JejakError) => void;

/**
 * Finds where each block's rows are in a file of an export (CSV with a header, or JSON lines), in any order; memory
 * grows with the number of runs, not of rows. Errors, given to `onBadRow`: EVM_FILE_ROW.
 */
export async function readEtlFile(
  { path, name }: { readonly path: string; readonly name: string },
  onBadRow: OnBadRow,
): Promise<EtlFile> {
  const csv = /\.csv(?:\.gz)?$/i.test(name);
  const runs = new Map<number, RowRun[]>();
  let header: string[] | undefined;
  let last: { number: number; run: RowRun } | undefined;

  function parse(text: string, line: number): EtlRow {
    const refuse = (reason: string, cause?: unknown) =>
      new JejakError('EVM_FILE_ROW', { meta: { file: name, line, reason }, cause });
    if (csv) {
      const cells = parseCsvLine(text);
      if (!cells) throw refuse('a quote that does not close');
      if (cells.length !== header!.length) {
        throw refuse(`${cells.length} cells where the header has ${header!.length}`);
      }
      return Object.fromEntries(header!.map((column, i) => [column, cells[i]]));
    }
    let value: unknown;
    try {
      value = parseExactJson(text);
    } catch (cause) {
      throw refuse('not JSON', cause);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse('not an object');
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [columnName(key), one]));
  }

  for (const { text, line, offset, length } of textLines(path, { most: LONGEST, json: !csv, name })) {
    if (csv && !header) {
      header = (parseCsvLine(text.replace(/^\uFEFF/, '')) ?? []).map(columnName);
      continue;
    }
    try {
      const row = parse(text, line);
      const number = Number(row.blocknumber ?? row.blockid ?? row.number ?? 'none');
      if (!Number.isSafeInteger(number) || number < 0) {
        throw new JejakError('EVM_FILE_ROW', { meta: { file: name, line, reason: 'no block number' } });
      }
      if (last?.number === number) {
        last.run.length = offset + length - last.run.offset;
        continue;
      }
      const run = { offset, length, line };
      last = { number, run };
      const known = runs.get(number);
      if (known) known.push(run);
      else runs.set(number, [run]);
    } catch (error) {
      // The run ends before the bad row.
      last = undefined;
      if (!(error instanceof JejakError)) throw error;
      onBadRow(error);
    }
  }
  return {
    runs,
    rows(run) {
      const rows: PlacedRow[] = [];
      for (const [i, text] of readRange(path, run.offset, run.length).split('\n').entries()) {
        const trimmed = text.endsWith('\r') ? text.slice(0, -1) : text;
        const line = run.line + i;
        if (trimmed !== '') rows.push({ row: parse(trimmed, line), file: name, line });
      }
      return rows;
    },
  };
}

function columnName(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '');
}
