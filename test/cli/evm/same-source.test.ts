import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/make-chain.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const lake = join(folder.path, 'lake');
const at = (digit: number) => `0x${String(digit).repeat(40)}`;
const [SOURCE, A, B, MEET, END] = [1, 2, 3, 4, 5].map(at) as [string, string, string, string, string];
afterAll(() => folder.remove());

beforeAll(async () => {
  const table = join(folder.path, 'flows.csv');
  const rows = [
    [10, SOURCE, A, 3],
    [11, SOURCE, B, 2],
    [12, A, MEET, 3],
    [13, B, MEET, 2],
    [14, MEET, END, 5],
  ].map(
    ([block, from, to, value]) => `${1_600_000_000 + Number(block) * 12},${block},${from},${to},${value}`,
  );
  writeFileSync(table, `time,block,from,to,value\n${rows.join('\n')}\n`);
  const made = await run([
    'ingest',
    'evm',
    '--chain',
    'ethereum',
    '--flows',
    table,
    '--data',
    lake,
    '--quiet',
  ]);
  expect(made.code).toBe(0);
});

it('same-source on an EVM lake: where two ways of a theft come together and go on, in both languages', async () => {
  const words = ['same-source', '--from', SOURCE, '--policy', 'fifo', '--data', lake];
  const { out } = await run([...words, '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    consolidations: [{ address: MEET, payers: [A, B], payments: 2, branches: 2 }],
    joined: 2,
    branches: 2,
  });
  const english = await run([...words, '--lang', 'en']);
  expect(english.out).toContain('Same source: 2 of 4 addresses');
  expect(english.out).toContain('To be paid takes no key');
  expect((await run([...words, '--lang', 'id'])).out).toContain('Satu sumber: 2 dari 4 alamat');
});
