import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { syncFully } from '../../files/sync-fully.ts';
import { writeFully } from '../../files/write-fully.ts';
import type { Column, ColumnType, Table } from '../schema/table.ts';
import { createByteSink } from './byte-sink.ts';
import type { ColumnData } from './column-data.ts';
import { DICTIONARY, encodeColumn, PLAIN, RLE } from './encode-column.ts';
import { encodeThrift, type ThriftStruct, type ThriftValue } from './thrift.ts';

const ROW_GROUP = 122_880;
const MAGIC = new TextEncoder().encode('PAR1');

export interface WrittenFile {
  readonly bytes: number;
  readonly rows: number;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
}

/**
 * Writes one Parquet file (format version 1 pages, uncompressed, row groups of 122,880 rows) and syncs it to disk. The
 * same rows give the same bytes, which no general writer with threads promises; see docs/adr. Any reader of Parquet
 * reads it. Source: apache/parquet-format (README, Encodings, LogicalTypes).
 */
export function writeParquet(
  path: string,
  table: Table,
  rows: { count: number; data: readonly ColumnData[] },
): WrittenFile {
  const file = openSync(path, 'wx');
  const hash = createHash('sha256');
  let position = 0;
  const write = (bytes: Uint8Array) => {
    hash.update(bytes);
    writeFully({ file, path }, bytes);
    position += bytes.length;
  };
  try {
    write(MAGIC);
    const groups: ThriftValue[] = [];
    for (let from = 0; from < rows.count; from += ROW_GROUP) {
      const to = Math.min(rows.count, from + ROW_GROUP);
      const start = position;
      const chunks: ThriftValue[] = [];
      table.columns.forEach((column, index) => {
        const chunk = encodeChunk(column, { data: rows.data[index]!, rows: { from, to } }, position);
        write(chunk.bytes);
        chunks.push({ struct: chunk.metadata });
      });
      groups.push({
        struct: [
          [1, { list: chunks }],
          [2, { i64: position - start }],
          [3, { i64: to - from }],
        ],
      });
    }
    const footer = encodeThrift(fileMetadata(table, rows.count, groups));
    write(footer);
    write(new Uint8Array(Uint32Array.of(footer.length).buffer));
    write(MAGIC);
    syncFully({ file, path });
  } finally {
    closeSync(file);
  }
  return { bytes: position, rows: rows.count, sha256: hash.digest('hex') };
}

interface Chunk {
  readonly bytes: Uint8Array;
  readonly metadata: ThriftStruct;
}

function encodeChunk(
  column: Column,
  source: { data: ColumnData; rows: { from: number; to: number } },
  position: number,
): Chunk {
  const count = source.rows.to - source.rows.from;
  const dictionary = column.type === 'enum' ? dictionaryPage(column.values ?? []) : new Uint8Array();
  const sink = createByteSink(count * 9 + 64);
  const encoded = encodeColumn(column, source, sink);
  const body = sink.view();
  const header = encodeThrift([
    [1, { i32: 0 }],
    [2, { i32: body.length }],
    [3, { i32: body.length }],
    [
      5,
      {
        struct: [
          [1, { i32: count }],
          [2, { i32: encoded.encoding }],
          [3, { i32: RLE }],
          [4, { i32: RLE }],
        ],
      },
    ],
  ]);
  const bytes = new Uint8Array(dictionary.length + header.length + body.length);
  bytes.set(dictionary);
  bytes.set(header, dictionary.length);
  bytes.set(body, dictionary.length + header.length);
  const encodings = [encoded.encoding, RLE, ...(encoded.encoding === DICTIONARY ? [PLAIN] : [])];
  const meta: [number, ThriftValue][] = [
    [1, { i32: PHYSICAL[column.type] }],
    [2, { list: encodings.map((i32) => ({ i32 })) }],
    [3, { list: [{ text: column.name }] }],
    [4, { i32: 0 }],
    [5, { i64: count }],
    [6, { i64: bytes.length }],
    [7, { i64: bytes.length }],
    [9, { i64: position + dictionary.length }],
  ];
  if (dictionary.length > 0) meta.push([11, { i64: position }]);
  if (encoded.least && encoded.most) {
    meta.push([
      12,
      {
        struct: [
          [3, { i64: encoded.nulls }],
          [5, { binary: encoded.most }],
          [6, { binary: encoded.least }],
        ],
      },
    ]);
  }
  return {
    bytes,
    metadata: [
      [2, { i64: position }],
      [3, { struct: meta }],
    ],
  };
}

function dictionaryPage(values: readonly string[]): Uint8Array {
  const sink = createByteSink(256);
  for (const value of values) {
    const text = new TextEncoder().encode(value);
    sink.u32(text.length);
    sink.bytes(text);
  }
  const header = encodeThrift([
    [1, { i32: 2 }],
    [2, { i32: sink.length }],
    [3, { i32: sink.length }],
    [
      7,
      {
        struct: [
          [1, { i32: values.length }],
          [2, { i32: PLAIN }],
        ],
      },
    ],
  ]);
  return Uint8Array.from([...header, ...sink.view()]);
}

/** Codes of parquet.thrift: BOOLEAN 0, INT32 1, INT64 2, BYTE_ARRAY 6, FIXED_LEN_BYTE_ARRAY 7. */
const PHYSICAL: Readonly<Record<ColumnType, number>> = {
  bool: 0,
  int32: 1,
  int64: 2,
  satoshi: 2,
  time: 2,
  bytes: 6,
  text: 6,
  enum: 6,
  uint256: 6,
  hash: 7,
  key: 7,
  address: 7,
  word: 7,
};

function fileMetadata(table: Table, rows: number, groups: readonly ThriftValue[]): ThriftStruct {
  const root: ThriftStruct = [
    [4, { text: table.name }],
    [5, { i32: table.columns.length }],
  ];
  return [
    [1, { i32: 1 }],
    [2, { list: [{ struct: root }, ...table.columns.map((column) => ({ struct: schemaElement(column) }))] }],
    [3, { i64: rows }],
    [4, { list: groups }],
    [6, { text: 'jejak' }],
    [7, { list: table.columns.map(() => ({ struct: [[1, { struct: [] }]] as ThriftStruct })) }],
  ];
}

function schemaElement(column: Column): ThriftStruct {
  const element: [number, ThriftValue][] = [[1, { i32: PHYSICAL[column.type] }]];
  if (column.type === 'hash' || column.type === 'word') element.push([2, { i32: 32 }]);
  if (column.type === 'key') element.push([2, { i32: 33 }]);
  if (column.type === 'address') element.push([2, { i32: 20 }]);
  element.push([3, { i32: column.nullable ? 1 : 0 }], [4, { text: column.name }]);
  if (column.type === 'text' || column.type === 'enum' || column.type === 'uint256') {
    element.push([6, { i32: 0 }], [10, { struct: [[1, { struct: [] }]] }]);
  }
  // A timestamp that is not adjusted to UTC is read as a plain TIMESTAMP by DuckDB and Trino; its unit is micros (2).
  if (column.type === 'time') {
    const unit: ThriftValue = { struct: [[2, { struct: [] }]] };
    const timestamp: ThriftValue = {
      struct: [
        [1, { bool: false }],
        [2, unit],
      ],
    };
    element.push([10, { struct: [[8, timestamp]] }]);
  }
  return element;
}
