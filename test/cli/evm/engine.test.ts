import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/make-chain.ts';
import { writeFlows } from '../../support/write-flows.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** One of the 300 addresses of the table. */
const address = (n: number) => `0x${n.toString(16).padStart(40, '0')}`;
/** Two lakes with the same data; the second one has no ledger files. */
const [whole, bare] = [join(folder.path, 'whole'), join(folder.path, 'bare')];

beforeAll(async () => {
  const table = join(folder.path, 'flows.csv');
  writeFlows(table, 600);
  for (const data of [whole, bare]) {
    const words = ['ingest', 'evm', '--chain', 'ethereum', '--flows', table, '--data', data, '--quiet'];
    expect((await run(words)).code).toBe(0);
  }
  rmSync(join(bare, 'ledger'), { recursive: true });
});

const starts = ['--from', address(7), '--from', `${address(20)}@1100`];
it.each([
  ['a trace', ['trace', ...starts]],
  ['a trace backward', ['trace', ...starts, '--direction', 'backward']],
  ['a trace for a program', ['trace', ...starts, '--policy', 'fifo', '--depth', '3', '--format', 'csv']],
  ['all of a trace', ['trace', ...starts, '--format', 'json']],
  ['a transaction', ['tx', `0x${'5'.padStart(64, '0')}`]],
  ['an address', ['address', address(7), '--limit', '4']],
  ['a cluster', ['cluster', address(7), '--rules', 'gas-funder']],
])('%s is the same with the tables alone', async (_, words) => {
  const expected = await run([...words, '--data', whole]);
  expect([expected.code, expected.err]).toEqual([0, '']);
  expect(expected.out.length).toBeGreaterThan(100);
  const found = await run([...words, '--data', bare, '--engine', 'lake']);
  expect([found.code, found.err]).toEqual([0, '']);
  const alike = (text: string) => text.replaceAll(whole, bare).replaceAll(' --engine lake', '');
  expect(alike(found.out)).toBe(alike(expected.out));
});

it('a report too', async () => {
  const pages = [];
  for (const [data, ...engine] of [[whole], [bare, '--engine', 'lake']] as [string, ...string[]][]) {
    const out = join(folder.path, 'report.html');
    const words = ['report', ...starts, '--out', out, '--data', data, ...engine];
    expect((await run(words)).code).toBe(0);
    pages.push(readFileSync(out, 'utf8').replaceAll(whole, bare).replaceAll(' --engine lake', ''));
  }
  expect(pages[1]).toBe(pages[0]);
});

it('without ledger files the other engine says what to do', async () => {
  const { code, err } = await run(['trace', ...starts, '--data', bare]);
  expect([code, err.includes('GRAPH_MISSING')]).toEqual([1, true]);
});
