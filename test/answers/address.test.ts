import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressAnswer } from '../../src/answers/address/answer.ts';
import { answerAddress } from '../../src/answers/address/answer-address.ts';
import { openWorld, type World } from '../../src/answers/world/open-world.ts';
import type { Truth } from '../../src/synth/truth.ts';
import { type RandomLedger, randomLedger } from '../contracts/support/random-ledger.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../support/make-ledger.ts';

const folder = temporaryFolder();
const bitcoin = join(folder.path, 'bitcoin');
const evm = join(folder.path, 'evm');
const on = '2026-11-30';
let truth: Truth;
let world: World;
let tables: World;
let people: string[];
let owned: string[];

beforeAll(async () => {
  const blocks = join(folder.path, 'blocks');
  await makeChain(folder.path, { seed: 5, transactions: 1_500 });
  await ingestFiles(blocks, bitcoin);
  truth = JSON.parse(readFileSync(join(blocks, 'truth.json'), 'utf8')) as Truth;
  const [ledger] = fc.sample(randomLedger, { numRuns: 1, seed: 7 }) as [RandomLedger];
  await ingestBlocks(evm, ledger.blocks, { segmentTransfers: ledger.segmentTransfers });
  people = ['a', 'b', 'c', 'd', 'e', '0'].map(addressOf);
  owned = readFileSync(join(blocks, 'owners.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]!);
  world = await openWorld({ lakes: [bitcoin, evm], on, version: 'test' });
  const paid = await world.use('bitcoin-regtest', ({ source }) => source.findAddresses(owned));
  owned = owned.filter((_, i) => paid[i] !== undefined);
  tables = await openWorld({ lakes: [bitcoin, evm], engine: 'lake', on, version: 'test' });
}, 120_000);
afterAll(async () => {
  await world.close();
  await tables.close();
  folder.remove();
});

const CHAINS = ['bitcoin-regtest', 'anvil'] as const;
const some = (chain: string) => (chain === 'anvil' ? people : owned.filter((_, i) => i % 61 === 0));

/** All pages of an address, one after the other. */
async function everything(of: World, chain: string, address: string, limit: number) {
  const first = await answerAddress(of, { address, chain, limit });
  const rows = [...first.history.rows];
  for (let { next } = first.history; next !== null; ) {
    const page = await answerAddress(of, { address, chain, limit, cursor: next });
    expect(page.history.rows.length).toBeGreaterThan(0);
    rows.push(...page.history.rows);
    ({ next } = page.history);
    expect(rows.length).toBeLessThan(20_000);
  }
  return { first, rows };
}

describe.each(CHAINS)('an address of %s', (chain) => {
  it('what came less what went is what is held, row by row and in all; pages of any size say the same', async () => {
    for (const address of some(chain)) {
      const { first, rows } = await everything(world, chain, address, 1_000);
      const small = await everything(world, chain, address, 7);
      expect(small.rows, address).toEqual(rows);
      expect(rows.length).toBe(first.history.total);
      for (const { asset, received, sent, held, beyond, first: begin, last } of first.totals) {
        const own = rows.filter((row) => row.asset === asset);
        const sum = (way: 'in' | 'out') => own.reduce((total, row) => total + BigInt(row[way]), 0n);
        expect([sum('in'), sum('out')], `${address} ${asset}`).toEqual([BigInt(received), BigInt(sent)]);
        expect([own[own.length - 1]!.at, own[0]!.at]).toEqual([begin, last]);
        // What went beyond the record is said, never a debt.
        if (held !== null) {
          expect(BigInt(received) - BigInt(sent) + BigInt(beyond!)).toBe(BigInt(held));
          expect(BigInt(beyond!) >= 0n).toBe(true);
        }
        if (chain === 'bitcoin-regtest') expect(BigInt(held!)).toBe(BigInt(received) - BigInt(sent));
      }
      const heights = rows.map(({ at }) => at.height);
      expect(heights).toEqual([...heights].sort((a, b) => b - a));
      expect(first.assets.map(({ id }) => id)).toEqual(first.totals.map(({ asset }) => asset));
    }
  });

  it.runIf(chain === 'bitcoin-regtest')('a CoinJoin names nobody: who paid whom is not known', async () => {
    const asked = await Promise.all(some(chain).map((address) => everything(world, chain, address, 1_000)));
    const mixes = asked.flatMap(({ rows }) => rows).filter(({ coinJoin }) => coinJoin);
    expect(mixes.length).toBeGreaterThan(0);
    for (const { counterparties, counterpartiesTotal } of mixes) {
      expect(counterparties).toEqual([]);
      expect(counterpartiesTotal).toBeGreaterThan(0);
    }
  });

  it('files and tables give the same answer, and it is what its schema says', async () => {
    for (const address of some(chain).slice(0, 8)) {
      const answers = [world, tables].map((of) => answerAddress(of, { address, chain, limit: 9 }));
      const [one, other] = await Promise.all(answers);
      expect(other).toEqual(one);
      expect(addressAnswer.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
      expect(JSON.stringify(one)).not.toMatch(/addressId|"home"|"account"/);
    }
  });

  it('many questions at the same time are answered as one after the other', async () => {
    const asked = some(chain).flatMap((address) => [3, 40].map((limit) => ({ address, chain, limit })));
    const together = await Promise.all(asked.map((one) => answerAddress(world, one)));
    for (const [i, one] of asked.entries()) expect(together[i]).toEqual(await answerAddress(world, one));
  });
});

describe('what is asked wrongly', () => {
  it.each([
    ['an address of nobody', { address: addressOf('nobody'), chain: 'anvil' }, 'ADDRESS_UNKNOWN'],
    ['no address', { address: 'xyz', chain: 'bitcoin-regtest' }, 'ADDRESS_INVALID'],
    ['nothing', { address: '', chain: 'anvil' }, 'ANSWER_REQUEST'],
    ['a page of nothing', { address: addressOf('a'), chain: 'anvil', limit: 0 }, 'ANSWER_REQUEST'],
    ['half a row', { address: addressOf('a'), chain: 'anvil', limit: 1.5 }, 'ANSWER_REQUEST'],
    ['a chain that is not open', { address: addressOf('a'), chain: 'polygon' }, 'WORLD_CHAIN'],
    ['one of two chains', { address: addressOf('a') }, 'WORLD_CHAIN'],
  ])('%s', async (_, asked, code) => {
    await expect(answerAddress(world, asked)).rejects.toMatchObject({ code });
  });
  it('a page that begins nowhere', async () => {
    const [address] = some('anvil');
    for (const cursor of ['1', '#', `0x${'ab'.repeat(32)}#0`, '../x'])
      await expect(answerAddress(world, { address: address!, chain: 'anvil', cursor })).rejects.toMatchObject(
        {
          code: 'ANSWER_CURSOR',
        },
      );
    const [other] = some('bitcoin-regtest');
    for (const cursor of ['1', truth.thefts[0]!.txid])
      await expect(
        answerAddress(world, { address: other!, chain: 'bitcoin-regtest', cursor }),
      ).rejects.toMatchObject({ code: 'ANSWER_CURSOR' });
  });
  it('two lakes of one chain', async () => {
    await expect(openWorld({ lakes: [evm, evm], on, version: 'test' })).rejects.toMatchObject({
      code: 'WORLD_CHAIN',
    });
  });
});

it('who ingests beside an open world is seen by the next question, and a running one keeps its own', async () => {
  const data = join(folder.path, 'growing');
  const pay = (value: number) => ({ sender: 'a', moves: [{ from: 'a', to: 'b', value }] });
  await ingestBlocks(data, ledgerBlocks([[pay(5)], [pay(7)]]));
  const growing = await openWorld({ lakes: [data], on, version: 'test' });
  const ask = () => answerAddress(growing, { address: addressOf('b') });
  const before = await ask();
  expect(before.totals[0]).toMatchObject({ received: '12', heldIs: 'recorded' });
  const running = growing.use(undefined, async (lake) => {
    await ingestBlocks(data, ledgerBlocks([[pay(5)], [pay(7)], [pay(11)]]));
    const after = await ask();
    expect(after.totals[0]).toMatchObject({ received: '23' });
    expect(after.basis.digest).not.toBe(before.basis.digest);
    return lake.basis;
  });
  expect(await running).toEqual(before.basis.data[0]);
  await growing.close();
});
