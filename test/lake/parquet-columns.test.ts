import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnData } from '../../src/lake/parquet/column-data.ts';
import type { WrittenFile } from '../../src/lake/parquet/write-parquet.ts';
import type { Column } from '../../src/lake/schema/table.ts';
import { column, parquetFiles } from './parquet-file.ts';

let files: Awaited<ReturnType<typeof parquetFiles>>;
beforeAll(async () => {
  files = await parquetFiles();
});
afterAll(() => files.close());

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
  let file: WrittenFile & { path: string };
  beforeAll(() => {
    file = files.write(columns, COUNT, data());
  });

  it('has the bytes and the hash that are reported, and three groups of rows', async () => {
    const content = readFileSync(file.path);
    expect([file.rows, file.bytes]).toEqual([COUNT, content.length]);
    expect(file.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    const groups = await files.ask(
      file.path,
      'SELECT DISTINCT row_group_id AS id, row_group_num_rows::INTEGER AS rows FROM parquet_metadata({file}) ORDER BY 1',
    );
    expect(groups.map(([, n]) => Number(n))).toEqual([122_880, 122_880, COUNT - 2 * 122_880]);
  });

  it.each(Object.keys(value) as (keyof typeof value)[])('%s is read back value by value', async (name) => {
    const select = name === 'time' ? 'epoch(time)::BIGINT' : /^i/.test(name) ? `${name}::BIGINT` : name;
    const [found] = await files.read(file.path, select);
    expect(found).toHaveLength(COUNT);
    for (const i of rows) {
      const wanted = value[name](i);
      const same = typeof wanted === 'number' ? found![i] === BigInt(wanted) : found![i] === wanted;
      if (!same) expect.fail(`row ${i}: ${String(found![i])} instead of ${String(wanted)}`);
    }
  });

  it('has the types that the schema promises', async () => {
    const described = await files.ask(file.path, 'DESCRIBE SELECT * FROM read_parquet({file})');
    const types = described.map(([, type]) => type);
    expect(types).toEqual([
      ...['INTEGER', 'INTEGER', 'INTEGER', 'BIGINT', 'BIGINT', 'BIGINT', 'BIGINT', 'TIMESTAMP', 'BOOLEAN'],
      ...['BLOB', 'BLOB', 'BLOB', 'VARCHAR', 'VARCHAR'],
    ]);
  });

  it('filters by its statistics find the rows they should', async () => {
    const count = async (where: string) => {
      const [row] = await files.ask(file.path, `SELECT count(*) FROM read_parquet({file}) WHERE ${where}`);
      return Number(row![0]);
    };
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
    expect(files.write(columns, COUNT, data()).sha256).toBe(file.sha256);
    const changed = data();
    (changed[0] as Int32Array)[COUNT - 1]! += 1;
    expect(files.write(columns, COUNT, changed).sha256).not.toBe(file.sha256);
  });
});
