import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/make-chain.ts';
import { run } from '../support.ts';

const folder = temporaryFolder();
const [victim, thief, mule, shop] = ['a1', 'b2', 'c3', 'd4'].map((byte) => `0x${byte.repeat(20)}`) as [
  string,
  string,
  string,
  string,
];
afterAll(() => folder.remove());

async function lake(chain: string): Promise<string> {
  const table = join(folder.path, `${chain}.csv`);
  const rows = [
    `1600000000,10,${victim},${thief},5`,
    `1600000012,11,${thief},${mule},5`,
    `1600000024,12,${mule},${shop},3`,
    `1600000036,13,${victim},${shop},9`,
  ];
  writeFileSync(table, `${['time,block,from,to,value', ...rows].join('\n')}\n`);
  const data = join(folder.path, chain);
  const words = ['ingest', 'evm', '--chain', chain, '--flows', table, '--data', data, '--quiet'];
  expect((await run(words)).code).toBe(0);
  return data;
}

const short = (address: string) => `${address.slice(0, 8)}…${address.slice(-4)}`;

let data: string;
beforeAll(async () => {
  data = await lake('ethereum');
});

it('a payment is followed back to where the data begin', async () => {
  const words = ['trace', '--from', `${shop}@12`, '--direction', 'backward', '--data', data];
  const { code, out, err } = await run([...words, '--format', 'json']);
  expect([code, err]).toEqual([0, '']);
  const { terminals, hops } = JSON.parse(out) as {
    terminals: { address: string; reason: string; amounts: Record<string, string> }[];
    hops: { fromAddress: string; toAddress: string }[];
  };
  // Who paid whom is what the chain says, whatever the way of the walk.
  expect(hops.map(({ fromAddress, toAddress }) => [fromAddress, toAddress])).toEqual([
    [mule, shop],
    [thief, mule],
    [victim, thief],
  ]);
  expect(terminals).toHaveLength(1);
  expect(terminals[0]).toMatchObject({ address: victim, reason: 'begin' });
  for (const policy of ['haircut', 'fifo', 'lifo', 'tiho'])
    expect(terminals[0]!.amounts[policy]).toBe('3000000000000000000');
  const table = (await run(words)).out;
  expect(table).toContain('nothing earlier');
  expect(table).toContain(`${short(shop)} ← ${short(mule)} 3 ETH ← ${short(thief)} 3 ETH`);
  const file = join(folder.path, 'back.html');
  expect((await run(['report', ...words.slice(1), '--out', file])).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`${mule}.*${shop}`));
  expect(readFileSync(file, 'utf8')).not.toMatch(new RegExp(`${shop}.*${mule}`));
});

it('nothing to trace is an error', async () => {
  const list = join(folder.path, 'empty.txt');
  writeFileSync(list, '\n');
  const { code, err } = await run(['trace', '--from', `@${list}`, '--data', data]);
  expect(code).toBe(1);
  expect(err).toContain('SEED_MISSING');
});

it('over several chains it goes through bridges alone', async () => {
  const words = ['trace', '--from', `${shop}@12`, '--direction', 'backward', '--data', data];
  const other = await lake('bnb');
  const { code, out } = await run([...words, '--also', other, '--format', 'json']);
  expect(code).toBe(0);
  const answer = JSON.parse(out) as Record<string, unknown>;
  // The same addresses on the other chain are nobody's way, and up to when it was read is said.
  expect(answer).toMatchObject({ chain: 'ethereum', crossings: [], unmatched: [] });
  expect(answer.reads).toEqual([
    { chain: 'ethereum', tipHeight: 13, tipTime: 1_600_000_036 },
    { chain: 'bnb', tipHeight: 13, tipTime: 1_600_000_036 },
  ]);
});
