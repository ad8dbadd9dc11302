import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asEngineError } from '../../src/lake/duckdb/as-engine-error.ts';
import { openDuckDb } from '../../src/lake/duckdb/open-duckdb.ts';
import { JejakError } from '../../src/primitives/jejak-error.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** What DuckDB itself says of a query. */
async function said(sql: string, memoryLimit = '100MB'): Promise<unknown> {
  const duck = await openDuckDb({ memoryLimit, threads: 1 });
  try {
    await duck.connection.run('SET temp_directory = ""').catch(() => undefined);
    await duck.connection.run(sql);
    throw new Error('no error');
  } catch (error) {
    return error;
  } finally {
    duck.close();
  }
}

describe('an error of DuckDB', () => {
  it.each([
    ['no Parquet at all', Buffer.from('nothing of the kind, but long enough for a footer')],
    ['zeros', Buffer.alloc(1_000)],
    [
      'a footer of nonsense',
      Buffer.concat([
        Buffer.from('PAR1'),
        Buffer.alloc(64, 7),
        Buffer.from([64, 0, 0, 0]),
        Buffer.from('PAR1'),
      ]),
    ],
    ['a few bytes', Buffer.from('PAR1')],
  ])('a damaged file has its name: %s', async (_, bytes) => {
    const file = join(folder.path, 'part.parquet');
    writeFileSync(file, bytes);
    const error = asEngineError(await said(`SELECT * FROM read_parquet('${file}')`));
    expect(error).toMatchObject({ code: 'LAKE_DAMAGED', meta: { file } });
  });
  it('a file that is not there', async () => {
    const error = asEngineError(await said(`SELECT * FROM read_parquet('${folder.path}/absent.parquet')`));
    expect(error).toMatchObject({ code: 'LAKE_DAMAGED', retryable: false });
  });
  it('too little memory', async () => {
    const sql = "SELECT list(hash(i) || repeat('x', 100)) FROM range(20000000) t(i)";
    expect(asEngineError(await said(sql, '30MB'))).toMatchObject({ code: 'MEMORY_FULL' });
  });
  it('a slip in a query is nothing that a user has done', async () => {
    const error = await said('SELECT * FROM nowhere');
    expect(asEngineError(error)).toBe(error);
    const ours = new JejakError('CANCELLED');
    expect(asEngineError(ours)).toBe(ours);
  });
});
