import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../../src/watch/alert.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks, type Tx } from '../../support/make-ledger.ts';
import { run } from '../support.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'lake');
});
afterEach(() => folder.remove());

const pay = (from: string, to: string, value: number, asset?: string): Tx => ({
  sender: from,
  moves: [{ from, to, value, ...(asset ? { asset } : {}) }],
});
// Blocks 1 to 6: the thief gets 1,000, pays the mule 600 and later a token; the mule pays the shop; nobody looks at others.
const STORY: Tx[][] = [
  [pay('-', 'thief', 1_000), pay('-', 'mule', 400)],
  [pay('thief', 'mule', 600)],
  [pay('-', 'shop', 50), pay('-', 'thief', 100, 'token')],
  [pay('mule', 'shop', 1_000), pay('thief', 'shop', 40, 'token')],
  [pay('shop', 'exchange', 700)],
  [pay('thief', 'thief', 5), { sender: 'thief', moves: [{ from: 'shop', to: 'exchange', value: 0 }] }],
];
const ingestStory = (blocks: number, chain = 'ethereum') =>
  ingestBlocks(data, ledgerBlocks(STORY.slice(0, blocks)), { chain });
const watch = (...words: string[]) => run(['watch', ...words, '--data', data, '--lang', 'en']);
async function alerts(): Promise<Alert[]> {
  const { out } = await watch('alerts', '--format', 'json');
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Alert);
}
const short = (list: readonly Alert[]) =>
  list.map(({ kind, entry, rule, tx, height }) => [kind, entry, rule, height, tx]);

describe('jejak watch on an account chain', () => {
  it('tells payments and receipts of every asset in new blocks, by hand', async () => {
    await ingestStory(2);
    const upper = `0x${addressOf('thief').slice(2).toUpperCase()}`;
    await watch('add', addressOf('thief'), '--id', 'thief');
    const { out } = await watch('add', addressOf('shop'), '--id', 'shop', '--whole-cluster');
    expect(out).toContain('a cluster is watched as its one address');
    expect(out).toContain('does not occur in the data yet');
    expect((await watch('add', upper)).err).toContain('this already: thief');
    await watch('run');
    expect(await alerts()).toEqual([]);
    await ingestStory(6);
    await watch('run');
    const told = await alerts();
    expect(short(told)).toEqual([
      ['alert', 'shop', 'received', 3, hashOf(3, 0)],
      ['alert', 'thief', 'received', 3, hashOf(3, 1)],
      ['alert', 'shop', 'received', 4, hashOf(4, 0)],
      ['alert', 'thief', 'spent', 4, hashOf(4, 1)],
      ['alert', 'shop', 'received', 4, hashOf(4, 1)],
      ['alert', 'shop', 'spent', 5, hashOf(5, 0)],
      ['alert', 'thief', 'spent', 6, hashOf(6, 0)],
      ['alert', 'shop', 'received', 6, hashOf(6, 1)],
    ]);
    const token = addressOf('token');
    expect(told[3]!.amounts).toEqual([expect.objectContaining({ contract: token, out: '40' })]);
    expect(told[3]!.parties).toEqual([expect.objectContaining({ address: addressOf('shop'), amount: '40' })]);
    expect(told[5]!.amounts).toEqual([{ asset: 'ETH', decimals: 18, out: '700' }]);
    // Paid to itself: both sides, and nobody else.
    expect(told[6]).toMatchObject({ amounts: [{ in: '5', out: '5' }], parties: [], partiesTotal: 0 });
    await watch('run');
    expect(await alerts()).toEqual(told);
  });

  it('follows stolen coins to where they are', async () => {
    await ingestStory(2);
    const seeds = ['--trace', `${hashOf(2, 0)}:${addressOf('mule')}`];
    await watch('add', ...seeds, '--policy', 'poison', '--id', 'coins', '--after', '0');
    await watch('run');
    expect(await alerts()).toEqual([]);
    await ingestStory(6);
    await watch('run');
    const told = await alerts();
    expect(told.map(({ rule, height, tx }) => [rule, height, tx])).toEqual([
      ['trace-step', 4, hashOf(4, 0)],
      ['trace-step', 5, hashOf(5, 0)],
    ]);
    expect(told.map(({ watched }) => watched)).toEqual([[addressOf('mule')], [addressOf('shop')]]);
  });

  it('a seed names what an address held', async () => {
    await ingestStory(6);
    await watch(
      'add',
      '--trace',
      `${addressOf('mule')}@3`,
      '--policy',
      'poison',
      '--id',
      'held',
      '--after',
      '3',
    );
    await watch('run');
    expect((await alerts())[0]).toMatchObject({ rule: 'trace-step', tx: hashOf(4, 0) });
    expect((await watch('add', '--trace', 'hello')).code).toBe(1);
  });

  it('takes back what a reorganisation undid, and tells it again when it comes back', async () => {
    await ingestStory(4, 'anvil');
    await watch('add', addressOf('thief'), '--id', 'thief', '--after', '0');
    await watch('run');
    const first = await alerts();
    // From block 4 on another branch, in which the thief does nothing; in block 6 of it the payment comes after all.
    const [main, story] = [ledgerBlocks(STORY.slice(0, 3)), { first: 4, fork: 'other' }];
    const empty = ledgerBlocks([[], []], story).map((block, i) =>
      i === 0 ? { ...block, parentHash: main[2]!.hash! } : block,
    );
    await ingestBlocks(data, [...main, ...empty]);
    const { out } = await watch('run');
    expect(out).toContain('reorganised above block 3: 1 alert(s) withdrawn');
    const [late] = ledgerBlocks([STORY[3]!], { first: 6, fork: 'other' });
    const transactions = late!.transactions.map((tx, index) => ({ ...tx, hash: hashOf(4, index) }));
    await ingestBlocks(data, [...main, ...empty, { ...late!, transactions }]);
    await watch('run');
    const all = await alerts();
    expect(short(all.slice(first.length))).toEqual([
      ['withdrawn', 'thief', 'spent', 4, hashOf(4, 1)],
      ['alert', 'thief', 'spent', 6, hashOf(4, 1)],
    ]);
    expect(all[first.length]!.of).toBe(first[first.length - 1]!.id);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('says when a party is on a sanctions list, as a claim of the list', async () => {
    await ingestStory(6);
    const list = join(folder.path, 'sanctioned_addresses_ETH.txt');
    writeFileSync(list, `${addressOf('exchange')}\n`);
    const taken = await run([
      'sanctions',
      'import',
      list,
      '--published',
      '2025-12-20',
      '--data',
      data,
      '--lang',
      'en',
    ]);
    expect([taken.code, taken.err]).toEqual([0, '']);
    await watch('add', addressOf('shop'), '--id', 'shop', '--after', '0');
    await watch('run');
    const listed = (await alerts()).flatMap(({ parties }) => parties).filter((party) => party.listed);
    expect(new Set(listed.map(({ address }) => address))).toEqual(new Set([addressOf('exchange')]));
    expect(listed[0]!.listed).toEqual(['ofac-addresses-eth']);
    expect((await watch('alerts')).out).toContain('[on the sanctions list ofac-addresses-eth]');
  });

  it('an address that was written into the list by hand is found in any case of its letters', async () => {
    await ingestStory(6);
    await watch('add', addressOf('exchange'), '--id', 'exchange', '--after', '0');
    const file = join(data, 'watch', 'list.yaml');
    const upper = `0x${addressOf('exchange').slice(2).toUpperCase()}`;
    writeFileSync(file, readFileSync(file, 'utf8').replace(addressOf('exchange'), upper));
    expect((await watch('run')).code).toBe(0);
    expect((await alerts()).map(({ height }) => height)).toEqual([5, 6]);
  });
});
