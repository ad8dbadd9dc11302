import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnData } from '../../src/lake/parquet/column-data.ts';
import { writeParquet } from '../../src/lake/parquet/write-parquet.ts';
import type { Column } from '../../src/lake/schema/table.ts';
import { column, parquetFiles, tableOf } from './parquet-file.ts';

let files: Awaited<ReturnType<typeof parquetFiles>>;
beforeAll(async () => {
  files = await parquetFiles();
});
afterAll(() => files.close());

/** Writes one column of numbers and gives it back as it is read. */
async function numbers(type: 'int32' | 'int64', values: readonly number[], more: Partial<Column> = {}) {
  const { path } = files.write([column(type, more)], values.length, [values]);
  return (await files.read(path, 'x::BIGINT'))[0] ?? [];
}
const exact = (values: readonly number[]) => values.map((value) => BigInt(value));

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
      expect(() => files.write([column('int64')], 2, [[1, value]])).toThrow(refused);
    for (const value of [LIMIT + 1, -LIMIT - 1])
      expect(() => files.write([column('int64', { sequential: true })], 2, [[1, value]])).toThrow(refused);
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
    const { path, rows } = files.write(
      [...all, column('enum', { name: 'enum', values: ['a'] })],
      0,
      new Array<ColumnData>(10).fill([]),
    );
    expect(rows).toBe(0);
    const described = await files.ask(path, 'DESCRIBE SELECT * FROM read_parquet({file})');
    expect(described.map(([name]) => name)).toEqual([...all.map((c) => c.name), 'enum']);
    expect(await files.read(path)).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 8, 9, 11, 16, 17])('an enum of %d values in any order', async (size) => {
    const values = Array.from({ length: size }, (_, i) => `value ${i}`);
    const codes = Array.from({ length: 1_003 }, (_, i) => (i < 500 ? i * 7 : i >> 4) % size);
    const { path } = files.write([column('enum', { values })], codes.length, [Uint8Array.from(codes)]);
    expect(await files.read(path)).toEqual([codes.map((code) => values[code]!)]);
  });

  it.each([1, 7, 8, 9, 1_000])('%d truth values', async (count) => {
    const bits = Array.from({ length: count }, (_, i) => (i * i) % 5 < 2);
    const { path } = files.write([column('bool')], count, [Uint8Array.from(bits, Number)]);
    expect(await files.read(path)).toEqual([bits]);
  });

  it('satoshi to both ends of 64 bits, times from 1970 to the end of the header field', async () => {
    const amounts = [0n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 1n];
    const times = [0, 1, 2 ** 31, 2 ** 32 - 1, 1_231_006_505];
    const { path } = files.write([column('satoshi', { name: 'a' }), column('time', { name: 't' })], 5, [
      BigInt64Array.from(amounts),
      times,
    ]);
    expect(await files.read(path, 'a, epoch_us(t)')).toEqual([
      amounts,
      times.map((time) => BigInt(time) * 1_000_000n),
    ]);
  });

  it('does not write over a file', () => {
    const { path } = files.write([column('int32')], 1, [[1]]);
    expect(() => writeParquet(path, tableOf([column('int32')]), { count: 1, data: [[2]] })).toThrow(/EEXIST/);
  });
});
