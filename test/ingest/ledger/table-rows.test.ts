import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tableRow } from '../../../src/primitives/table-row.ts';
import { run } from '../../cli/support.ts';
import { temporaryFolder } from '../../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const [victim, thief, mule, shop] = ['a', 'b', 'c', 'd'].map((digit) => `0x${digit.repeat(40)}`);
const TABLE = [
  'time,block,from,to,symbol,value',
  `1600000000,10,${victim},${thief},ETH,5`,
  `1600000012,11,${thief},${mule},ETH,4`,
  // More than the record says that it holds.
  `1600000024,12,${mule},${shop},ETH,6`,
];

it('rows without transaction hashes are named by their line, in JSON, the terminal and the report', async () => {
  const [table, data, report] = ['flows.csv', 'lake', 'report.html'].map((name) => join(folder.path, name));
  writeFileSync(table!, `${TABLE.join('\n')}\n`);
  const ingest = ['ingest', 'evm', '--flows', table!, '--chain', 'ethereum', '--data', data!, '--quiet'];
  expect((await run(ingest)).code).toBe(0);
  const asked = ['--from', `${thief}@10`, '--data', data!, '--lang'];
  const json = await run(['trace', ...asked, 'en', '--format', 'json']);
  expect([json.code, json.err]).toEqual([0, '']);
  expect(json.out).not.toMatch(/0x0{40}|6a656a616b/);
  expect(json.out).toContain('"row:3"');
  const shown = await run(['trace', ...asked, 'id']);
  expect(shown.out).toContain('baris 4 tabel');
  expect(shown.out).not.toMatch(/0x0{40}|6a656a616b/);
  expect((await run(['report', ...asked, 'en', '--out', report!])).code).toBe(0);
  const html = readFileSync(report!, 'utf8');
  expect(html).toContain('row 3 of the table');
  expect(html).not.toMatch(/0x0{40}|6a656a616b/);
  const tx = await run(['tx', 'row:3', '--data', data!, '--format', 'json']);
  expect(tx.out).toContain('4000000000000000000');
  // From the tables of the lake as from the ledger files.
  const slow = await run(['trace', ...asked, 'en', '--format', 'json', '--engine', 'lake']);
  expect(slow.out).toContain('"row:3"');
});

it('a row number goes into the place of a hash and back; hashes and zeros stay', () => {
  for (const name of ['row:1', 'row:2', 'row:999999999999'])
    expect(tableRow.name(tableRow.hash(name))).toBe(name);
  for (const hash of [`0x${'0'.repeat(64)}`, `0x${'ab'.repeat(32)}`, `0x1${'0'.repeat(63)}`]) {
    expect(tableRow.name(hash)).toBe(hash);
    expect(tableRow.hash(hash)).toBe(hash);
  }
});
