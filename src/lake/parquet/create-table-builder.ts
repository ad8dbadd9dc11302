import { JejakError } from '../../primitives/jejak-error.ts';
import { writeHex } from '../../primitives/write-hex.ts';
import type { Column, Table } from '../schema/table.ts';
import type { ColumnData } from './column-data.ts';

/** Undefined is NULL. Bytes come as bytes or as `0x…` text; an enum as one of its values. */
export type Cell = number | bigint | string | boolean | Uint8Array | undefined;

export interface TableRows {
  readonly count: number;
  /** In the order of the table's columns. */
  readonly data: readonly ColumnData[];
}

/** Collects rows of one table as columns. */
export interface TableBuilder {
  readonly count: number;
  /** Cells in the order of the columns. Errors: HEX_INVALID. */
  add(cells: readonly Cell[]): void;
  /** The rows so far; the builder must not be used afterwards. */
  finish(): TableRows;
}

interface ColumnBuilder {
  add(row: number, cell: Cell): void;
  finish(count: number): ColumnData;
}

export function createTableBuilder(table: Table): TableBuilder {
  const columns = table.columns.map(builderOf);
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(cells) {
      for (let i = 0; i < columns.length; i++) columns[i]!.add(count, cells[i]);
      count += 1;
    },
    finish: () => ({ count, data: columns.map((column) => column.finish(count)) }),
  };
}

function builderOf(column: Column): ColumnBuilder {
  switch (column.type) {
    case 'int32':
    case 'int64':
    case 'time':
      return numbers();
    case 'bool':
    case 'enum':
      return small(column);
    case 'address':
      return fixed(column, 20);
    case 'word':
      return fixed(column, 32);
    default:
      return variable(column);
  }
}

function numbers(): ColumnBuilder {
  let data = new Float64Array(1_024);
  return {
    add(row, cell) {
      if (row === data.length) data = widened(data, new Float64Array(row * 2));
      data[row] = cell === undefined ? -1 : Number(cell);
    },
    finish: (count) => data.subarray(0, count),
  };
}

function small(column: Column): ColumnBuilder {
  let data = new Uint8Array(1_024);
  const places = new Map(column.values?.map((value, i) => [value, i]));
  return {
    add(row, cell) {
      if (row === data.length) data = widened(data, new Uint8Array(row * 2));
      data[row] = typeof cell === 'string' ? places.get(cell)! : cell ? 1 : 0;
    },
    finish: (count) => data.subarray(0, count),
  };
}

function fixed(column: Column, width: number): ColumnBuilder {
  let data = new Uint8Array(1_024 * width);
  let valid = new Uint8Array(1_024);
  return {
    add(row, cell) {
      if (row === valid.length) {
        data = widened(data, new Uint8Array(row * 2 * width));
        valid = widened(valid, new Uint8Array(row * 2));
      }
      valid[row] = cell === undefined ? 0 : 1;
      if (typeof cell === 'string') {
        if (writeHex(cell, data, row * width) !== width) throw notHex(cell);
      } else if (cell instanceof Uint8Array) data.set(cell, row * width);
    },
    finish(count) {
      const bytes = data.subarray(0, count * width);
      return column.nullable ? { bytes, valid: valid.subarray(0, count) } : bytes;
    },
  };
}

function variable(column: Column): ColumnBuilder {
  let data = new Uint8Array(16_384);
  let offsets = new Uint32Array(1_025);
  let valid = new Uint8Array(1_024);
  let at = 0;
  const reserve = (bytes: number) => {
    if (at + bytes > data.length) data = widened(data, new Uint8Array(Math.max(data.length * 2, at + bytes)));
  };
  return {
    add(row, cell) {
      if (row === valid.length) {
        offsets = widened(offsets, new Uint32Array(row * 2 + 1));
        valid = widened(valid, new Uint8Array(row * 2));
      }
      valid[row] = cell === undefined ? 0 : 1;
      if (cell instanceof Uint8Array) {
        reserve(cell.length);
        data.set(cell, at);
        at += cell.length;
      } else if (cell !== undefined && column.type === 'bytes') {
        const text = String(cell);
        reserve(text.length);
        const written = writeHex(text, data, at);
        if (written < 0) throw notHex(text);
        at += written;
      } else if (cell !== undefined) {
        // Most amounts of some columns are 0, and making text of a bigint costs more than the rest of the row.
        const text = cell === 0n ? '0' : String(cell);
        reserve(text.length * 3);
        at += writeText(text, data, at);
      }
      offsets[row + 1] = at;
    },
    finish(count) {
      const bytes = { data: data.subarray(0, at), offsets: offsets.subarray(0, count + 1) };
      return column.nullable ? { bytes, valid: valid.subarray(0, count) } : bytes;
    },
  };
}

const encoder = new TextEncoder();

/** Digits and the like by hand: an encoder's call costs more than the copy. */
function writeText(text: string, into: Uint8Array, at: number): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return encoder.encodeInto(text, into.subarray(at)).written;
    into[at + i] = code;
  }
  return text.length;
}

function widened<T extends Float64Array | Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function notHex(text: string): JejakError {
  return new JejakError('HEX_INVALID', { meta: { input: text.slice(0, 80) } });
}
