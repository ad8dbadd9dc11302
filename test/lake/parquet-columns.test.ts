import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Duck, openDuckDb } from '../../src/lake/duckdb/open-duckdb.ts';
import { readColumns } from '../../src/lake/duckdb/read-columns.ts';
import type { ColumnData } from '../../src/lake/parquet/column-data.ts';
import { writeParquet } from '../../src/lake/parquet/write-parquet.ts';
import type { Column, Table } from '../../src/lake/schema/table.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
let duck: Duck;
let files = 0;
beforeAll(async () => {
  duck = await openDuckDb();
});
afterAll(() => {
  duck.close();
  folder.remove();
});

type Value = number | bigint | string | boolean | null;

function write(columns: readonly Column[], count: number, data: readonly ColumnData[]) {
  const table: Table = { name: 'sample', about: '', sortedBy: [], columns };
  const path = join(folder.path, `${files++}.parquet`);
  return { path, ...writeParquet(path, table, { count, data }) };
}

/** Every column of a file as DuckDB reads it; bytes as hexadecimal. */
async function read(path: string, select = '*'): Promise<Value[][]> {
  const found: Value[][] = [];
  for await (const { columns } of readColumns(
    duck.connection,
    `SELECT ${select} FROM read_parquet('${path}')`,
  )) {
    columns.forEach((column, c) => {
      found[c] ??= [];
      for (const value of column)
        found[c].push(value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);
    });
  }
  return found;
}

const column = (type: Column['type'], more: Partial<Column> = {}): Column => ({
  name: 'x',
  type,
  about: '',
  ...more,
});
const numbers = async (type: 'int32' | 'int64', values: readonly number[], more: Partial<Column> = {}) => {
  const { path } = write([column(type, more)], values.length, [values]);
  return (await read(path, 'x::BIGINT'))[0] ?? [];
};
const exact = (values: readonly number[]) => values.map((value) => BigInt(value));

describe('a table with a column of every type', () => {
  const COUNT = 300_000;
  const VALUES = ['none', 'one', 'two', 'three', 'four'];
  const columns: Column[] = [
    column('int32', { name: 'i32' }),
    column('int32', { name: 'i32_steps', sequential: true }),
    column('int32', { name: 'i32_null', nullable: true }),
    column('int64', { name: 'i64' }),
    column('int64', { name: 'i64_steps', sequential: true }),
    column('int64', { name: 'i64_null', nullable: true }),
    column('satoshi', { name: 'satoshi' }),
    column('time', { name: 'time' }),
    column('bool', { name: 'bool' }),
    column('hash', { name: 'hash' }),
    column('key', { name: 'key' }),
    column('bytes', { name: 'bytes' }),
    column('text', { name: 'text' }),
    column('enum', { name: 'enum', values: VALUES }),
  ];
  // Each value follows from its row by arithmetic, so that what is read can be compared without the writer's arrays.
  const value = {
    i32: (i: number) => (i * 7_919) % 2_000_000_011,
    i32_steps: (i: number) => Math.floor(i / 3),
    i32_null: (i: number) => (i % 5 === 0 || (i > 1_000 && i < 3_000) ? null : i),
    i64: (i: number) => i * 30_000_000_011,
    i64_steps: (i: number) => i * 2 + 5_000_000_000,
    i64_null: (i: number) => (i % 2 === 0 ? null : i * 9_000_000_019),
    satoshi: (i: number) => BigInt(i) * 7_000_000_000_001n - 5n,
    time: (i: number) => 1_231_006_505 + i * 600,
    bool: (i: number) => i % 3 === 0 || i % 7 === 0,
    hash: (i: number) =>
      Buffer.alloc(32, i & 255)
        .fill(i >> 8, 0, 1)
        .toString('hex'),
    key: (i: number) =>
      Buffer.alloc(33, (i * 3) & 255)
        .fill(i >> 8, 32)
        .toString('hex'),
    bytes: (i: number) => Buffer.alloc(i % 41, i & 255).toString('hex'),
    text: (i: number) => (i % 11 === 0 ? '' : `row ${i} – naïve ☃ 字`),
    enum: (i: number) => (i < 200_000 ? VALUES[i % 5]! : 'four'),
  };
  const rows = Array.from({ length: COUNT }, (_, i) => i);
  const data = (): ColumnData[] => {
    const nullable = (of: (i: number) => number | null) => Float64Array.from(rows, (i) => of(i) ?? -1);
    const offsets = new Uint32Array(COUNT + 1);
    for (const i of rows) offsets[i + 1] = offsets[i]! + (i % 41);
    const bytes = new Uint8Array(offsets[COUNT]!);
    for (const i of rows) bytes.fill(i & 255, offsets[i]!, offsets[i + 1]!);
    // Hashes are handed over in wire order, the reverse of what is read.
    const hashes = Buffer.concat(rows.map((i) => Buffer.from(value.hash(i), 'hex').reverse()));
    return [
      Int32Array.from(rows, value.i32),
      Float64Array.from(rows, value.i32_steps),
      nullable(value.i32_null),
      Float64Array.from(rows, value.i64),
      Float64Array.from(rows, value.i64_steps),
      nullable(value.i64_null),
      BigInt64Array.from(rows, value.satoshi),
      Uint32Array.from(rows, value.time),
      Uint8Array.from(rows, (i) => Number(value.bool(i))),
      new Uint8Array(hashes),
      new Uint8Array(Buffer.concat(rows.map((i) => Buffer.from(value.key(i), 'hex')))),
      { data: bytes, offsets },
      rows.map(value.text),
      Uint8Array.from(rows, (i) => VALUES.indexOf(value.enum(i))),
    ];
  };
  let file: ReturnType<typeof write>;
  beforeAll(() => {
    file = write(columns, COUNT, data());
  });

  it('has the bytes and the hash that are reported, and three groups of rows', async () => {
    const content = readFileSync(file.path);
    expect([file.rows, file.bytes]).toEqual([COUNT, content.length]);
    expect(file.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    const groups = await duck.connection.runAndReadAll(
      `SELECT DISTINCT row_group_id AS id, row_group_num_rows::INTEGER AS rows FROM parquet_metadata('${file.path}') ORDER BY 1`,
    );
    expect(groups.getRows().map(([, n]) => Number(n))).toEqual([122_880, 122_880, COUNT - 2 * 122_880]);
  });

  it.each(Object.keys(value) as (keyof typeof value)[])('%s is read back value by value', async (name) => {
    const select = name === 'time' ? 'epoch(time)::BIGINT' : /^i/.test(name) ? `${name}::BIGINT` : name;
    const [found] = await read(file.path, select);
    expect(found).toHaveLength(COUNT);
    for (const i of rows) {
      const wanted = value[name](i);
      const same = typeof wanted === 'number' ? found![i] === BigInt(wanted) : found![i] === wanted;
      if (!same) expect.fail(`row ${i}: ${String(found![i])} instead of ${String(wanted)}`);
    }
  });

  it('has the types that the schema promises', async () => {
    const reader = await duck.connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${file.path}')`);
    const types = reader.getRows().map(([, type]) => type);
    expect(types).toEqual([
      ...['INTEGER', 'INTEGER', 'INTEGER', 'BIGINT', 'BIGINT', 'BIGINT', 'BIGINT', 'TIMESTAMP', 'BOOLEAN'],
      ...['BLOB', 'BLOB', 'BLOB', 'VARCHAR', 'VARCHAR'],
    ]);
  });

  it('filters by its statistics find the rows they should', async () => {
    const count = async (where: string) =>
      Number(
        (
          await duck.connection.runAndReadAll(
            `SELECT count(*) FROM read_parquet('${file.path}') WHERE ${where}`,
          )
        ).getRows()[0]![0],
      );
    expect(await count('i64_steps = 5000000000')).toBe(1);
    expect(await count('i64_steps = 5000599998')).toBe(1);
    expect(await count('i64_steps = 5000600000')).toBe(0);
    expect(await count('i32_steps BETWEEN 40959 AND 40961')).toBe(9);
    expect(await count('satoshi = -5')).toBe(1);
    expect(await count('satoshi = 2099992999999295')).toBe(0);
    expect(await count(`satoshi = ${299_999n * 7_000_000_000_001n - 5n}`)).toBe(1);
    expect(await count("time = TIMESTAMP '2009-01-03 18:15:05'")).toBe(1);
    expect(await count('i64_null IS NULL')).toBe(COUNT / 2);
    expect(await count("enum = 'none'")).toBe(40_000);
  });

  it('the same rows give the same bytes, other rows others', () => {
    expect(write(columns, COUNT, data()).sha256).toBe(file.sha256);
    const changed = data();
    (changed[0] as Int32Array)[COUNT - 1]! += 1;
    expect(write(columns, COUNT, changed).sha256).not.toBe(file.sha256);
  });
});

describe('whole numbers', () => {
  /** The largest number of a column that is stored as differences. */
  const LIMIT = 2 ** 51;
  const widths = Array.from({ length: 52 }, (_, bit) => 2 ** bit);

  it.each(widths)('steps of up to %d', async (step) => {
    const values = Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? i : Math.min(LIMIT, i + step)));
    expect(await numbers('int64', values, { sequential: true })).toEqual(exact(values));
  });

  it.each(widths.slice(0, 31))('steps of up to %d down, in 32 bits', async (step) => {
    const values = Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? step : 0));
    expect(await numbers('int32', values, { sequential: true })).toEqual(exact(values));
  });

  it.each([0, 1, 2, 31, 32, 33, 127, 128, 129, 130, 256, 257, 122_880, 122_881])('%d rows', async (count) => {
    const values = Array.from({ length: count }, (_, i) => i * i);
    expect(await numbers('int64', values, { sequential: true })).toEqual(exact(values));
    expect(await numbers('int64', values)).toEqual(exact(values));
  });

  it('negative numbers and large ones, in both encodings', async () => {
    const small = [0, -2, 5, -1_000_000_007, 1_000_000_007, 2 ** 31 - 1, 2 ** 30];
    const large = [
      0,
      -2,
      2 ** 32,
      2 ** 32 + 1,
      LIMIT,
      -LIMIT,
      LIMIT - 1,
      -(2 ** 40),
      -(2 ** 32) - 1,
      1,
      LIMIT,
    ];
    for (const sequential of [true, false]) {
      expect(await numbers('int64', large, { sequential })).toEqual(exact(large));
      expect(await numbers('int32', small, { sequential })).toEqual(exact(small));
    }
  });

  it('any numbers of any steps', async () => {
    const value = fc.oneof(
      fc.nat({ max: 300 }),
      fc.nat({ max: 2 ** 31 - 1 }),
      fc.maxSafeInteger().map((n) => Math.trunc(n / 4)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 400 }),
        fc.boolean(),
        async (values, sequential) => {
          expect(await numbers('int64', values, { sequential })).toEqual(exact(values));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a number that would not be exact is refused', () => {
    const refused = expect.objectContaining({ code: 'LAKE_ID_RANGE' });
    for (const value of [2 ** 53, -(2 ** 53)])
      expect(() => write([column('int64')], 2, [[1, value]])).toThrow(refused);
    for (const value of [LIMIT + 1, -LIMIT - 1])
      expect(() => write([column('int64', { sequential: true })], 2, [[1, value]])).toThrow(refused);
  });
});

describe('nulls', () => {
  const patterns: [string, (i: number) => boolean][] = [
    ['none', () => false],
    ['all', () => true],
    ['the first', (i) => i === 0],
    ['the last', (i) => i === 999],
    ['every second', (i) => i % 2 === 0],
    ['runs of 7', (i) => Math.floor(i / 7) % 2 === 0],
    ['runs of 8', (i) => Math.floor(i / 8) % 2 === 0],
    ['runs of 9', (i) => Math.floor(i / 9) % 3 === 0],
    ['long runs', (i) => i > 200 && i < 900],
    ['scattered', (i) => (i * i) % 13 < 4],
  ];
  it.each(patterns)('%s', async (_, isNull) => {
    for (const type of ['int32', 'int64'] as const) {
      for (const count of [1, 8, 9, 1_000]) {
        const values = Array.from({ length: count }, (_, i) => (isNull(i) ? -1 : i * 3));
        const expected = values.map((value) => (value === -1 ? null : BigInt(value)));
        expect(await numbers(type, values, { nullable: true })).toEqual(expected);
      }
    }
  });
  it('-1 is a number where the column has no nulls', async () => {
    expect(await numbers('int64', [-1, 0, -1])).toEqual([-1n, 0n, -1n]);
  });
});

describe('other edges', () => {
  it('an empty table has its columns and no row', async () => {
    const all: Column[] = (
      ['int32', 'int64', 'satoshi', 'time', 'bool', 'hash', 'key', 'bytes', 'text'] as const
    ).map((type) => column(type, { name: type }));
    const { path, rows } = write(
      [...all, column('enum', { name: 'enum', values: ['a'] })],
      0,
      new Array<ColumnData>(10).fill([]),
    );
    expect(rows).toBe(0);
    const reader = await duck.connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${path}')`);
    expect(reader.getRows().map(([name]) => name)).toEqual([...all.map((c) => c.name), 'enum']);
    expect(await read(path)).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 8, 9, 11, 16, 17])('an enum of %d values in any order', async (size) => {
    const values = Array.from({ length: size }, (_, i) => `value ${i}`);
    const codes = Array.from({ length: 1_003 }, (_, i) => (i < 500 ? i * 7 : i >> 4) % size);
    const { path } = write([column('enum', { values })], codes.length, [Uint8Array.from(codes)]);
    expect(await read(path)).toEqual([codes.map((code) => values[code]!)]);
  });

  it.each([1, 7, 8, 9, 1_000])('%d truth values', async (count) => {
    const bits = Array.from({ length: count }, (_, i) => (i * i) % 5 < 2);
    const { path } = write([column('bool')], count, [Uint8Array.from(bits, Number)]);
    expect(await read(path)).toEqual([bits]);
  });

  it('satoshi to both ends of 64 bits, times from 1970 to the end of the header field', async () => {
    const amounts = [0n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 1n];
    const times = [0, 1, 2 ** 31, 2 ** 32 - 1, 1_231_006_505];
    const { path } = write([column('satoshi', { name: 'a' }), column('time', { name: 't' })], 5, [
      BigInt64Array.from(amounts),
      times,
    ]);
    expect(await read(path, 'a, epoch_us(t)')).toEqual([
      amounts,
      times.map((time) => BigInt(time) * 1_000_000n),
    ]);
  });

  it('does not write over a file', () => {
    const { path } = write([column('int32')], 1, [[1]]);
    const table: Table = { name: 'sample', about: '', sortedBy: [], columns: [column('int32')] };
    expect(() => writeParquet(path, table, { count: 1, data: [[2]] })).toThrow(/EEXIST/);
  });
});
