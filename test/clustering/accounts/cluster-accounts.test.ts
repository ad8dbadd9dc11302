import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AccountLake } from '../../../src/clustering/accounts/account-lake.ts';
import type { AccountRule } from '../../../src/clustering/accounts/account-link.ts';
import {
  type AccountClusterParameters,
  clusterAccounts,
} from '../../../src/clustering/accounts/cluster-accounts.ts';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks, openWorld, type Tx } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const ETH = 10n ** 18n;
let worlds = 0;

const pay = (from: string, to: string, value: bigint | number = ETH, asset?: string): Tx => ({
  sender: from,
  moves: [{ from, to, value, ...(asset !== undefined && { asset }) }],
});

type Tags = Readonly<Record<string, string>>;
const EXCHANGE: Tags = { exchange: 'exchange' };

async function lakeOf(blocks: readonly (readonly Tx[])[], tags: Tags): Promise<AccountLake> {
  const source = await openWorld(join(folder.path, `world-${worlds++}`), blocks);
  const known = new Map();
  for (const [name, category] of Object.entries(tags)) {
    const home = await source.findAddress(addressOf(name));
    if (home !== undefined) known.set(home, { label: name, category });
  }
  return { chain: 'anvil', source, tags: known };
}

/** Names of the cluster that grows from a name, and what else came out. */
async function grow(
  lake: AccountLake,
  start: string,
  rules: readonly AccountRule[],
  more: Partial<AccountClusterParameters> = {},
) {
  const from = (await lake.source.findAddress(addressOf(start)))!;
  const result = await clusterAccounts([lake], { from: [from], rules, maxTransactions: 10_000, ...more });
  const homes = result.clusters.members(result.clusters.of(from).id);
  const names = (await lake.source.addresses(Uint32Array.from(homes))).map((address) =>
    Buffer.from(address.slice(2), 'hex').toString().replaceAll('.', ''),
  );
  return { names: names.sort(), result };
}

describe('deposit reuse', () => {
  const shared = [
    [pay('-', 'ann'), pay('-', 'bob'), pay('-', 'cid')],
    [pay('ann', 'd1')],
    [pay('d1', 'exchange')],
    [pay('bob', 'd1')],
    [pay('d1', 'exchange')],
    [pay('bob', 'd2'), pay('cid', 'd2', 3n * ETH)],
    [pay('d2', 'exchange'), pay('d2', 'exchange', 3n * ETH - 10n ** 16n)],
  ];
  it('goes on through every deposit address that a member pays; neither these nor the exchange are members', async () => {
    const lake = await lakeOf(shared, EXCHANGE);
    for (const start of ['ann', 'bob', 'cid']) {
      const { names, result } = await grow(lake, start, ['deposit']);
      expect(names).toEqual(['ann', 'bob', 'cid']);
      expect([result.looked, result.known]).toEqual([3, 3]);
      expect(result.clusters.of(result.links[0]!.a).id).toBe(await lake.source.findAddress(addressOf('ann')));
      expect(result.links.map(({ evidence }) => evidence.length)).toEqual([4, 4]);
    }
    expect((await grow(lake, 'd1', ['deposit'])).names).toEqual(['d1']);
    expect((await grow(lake, 'exchange', ['deposit'])).names).toEqual(['exchange']);
    await lake.source.close();
  });
  it('without a tagged exchange there is none', async () => {
    const lake = await lakeOf(shared, {});
    expect((await grow(lake, 'ann', ['deposit'])).names).toEqual(['ann']);
    await lake.source.close();
  });
  it('exchanges, services and deposit addresses as senders join nobody', async () => {
    const blocks = [
      [pay('-', 'ann'), pay('-', 'other'), pay('-', 'pool'), pay('-', 'sweeper'), pay('-', 'bob')],
      [pay('ann', 'd1'), pay('bob', 'd1'), pay('other', 'd1'), pay('pool', 'd1'), pay('sweeper', 'd1')],
      [pay('d1', 'exchange'), pay('d1', 'exchange'), pay('d1', 'exchange')],
      [pay('d1', 'exchange'), pay('d1', 'exchange')],
      // What the sweeper gets it brings to an exchange too: it is a deposit address itself.
      [pay('cid', 'sweeper'), pay('sweeper', 'exchange')],
    ];
    const tags = { exchange: 'exchange', other: 'exchange', pool: 'mixing_service' };
    const lake = await lakeOf(blocks, tags);
    expect((await grow(lake, 'ann', ['deposit'])).names).toEqual(['ann', 'bob']);
    await lake.source.close();
  });
  it('a tagged person is linked like anybody', async () => {
    const lake = await lakeOf(shared, { ...EXCHANGE, bob: 'theft' });
    expect((await grow(lake, 'ann', ['deposit'])).names).toEqual(['ann', 'bob', 'cid']);
    await lake.source.close();
  });
  it('within 3,200 blocks of the chain', async () => {
    for (const [gap, names] of [
      [3_199, ['ann', 'bob']],
      [3_200, ['ann']],
    ] as const) {
      const empty = Array.from({ length: gap }, () => []);
      const blocks = [
        [pay('-', 'ann'), pay('-', 'bob')],
        [pay('ann', 'd1')],
        [pay('d1', 'exchange')],
        [pay('bob', 'd1')],
        ...empty,
        [pay('d1', 'exchange')],
      ];
      const lake = await lakeOf(blocks, EXCHANGE);
      expect((await grow(lake, 'ann', ['deposit'])).names).toEqual(names);
      await lake.source.close();
    }
  });
  it('a budget that does not suffice: n of m; busy accounts are counted', async () => {
    const lake = await lakeOf(shared, EXCHANGE);
    const { result } = await grow(lake, 'ann', ['deposit'], { maxTransactions: 14 });
    expect(result.looked).toBeLessThan(result.known);
    const busy = await grow(lake, 'ann', ['deposit'], { limits: { busyFrom: 3 } });
    expect([busy.names, busy.result.busy]).toEqual([['ann'], 1]);
    await lake.source.close();
  });
});

describe('deposit reuse with a token', () => {
  const blocks = (forwarded: bigint, sender = 'd1') => [
    [pay('-', 'ann', 5n, 'coin'), pay('-', 'bob', 7n, 'coin')],
    [pay('ann', 'd1', 5n, 'coin'), pay('bob', 'd1', 7n, 'coin')],
    [{ ...pay('d1', 'exchange', 5n, 'coin'), sender }, pay('d1', 'exchange', forwarded, 'coin')],
  ];
  it('exactly what came', async () => {
    const whole = await lakeOf(blocks(7n), EXCHANGE);
    const { names, result } = await grow(whole, 'bob', ['deposit', 'token-deposit']);
    expect(names).toEqual(['ann', 'bob']);
    expect(result.links.map(({ rule }) => rule)).toEqual(['token-deposit']);
    expect((await grow(whole, 'bob', ['deposit'])).names).toEqual(['bob']);
    await whole.source.close();
    const less = await lakeOf(blocks(6n), EXCHANGE);
    expect((await grow(less, 'bob', ['token-deposit'])).names).toEqual(['bob']);
    await less.source.close();
  });
  it('an unknown token that says it by itself proves nothing', async () => {
    const lake = await lakeOf(blocks(7n, 'stranger'), EXCHANGE);
    expect((await grow(lake, 'bob', ['token-deposit'])).names).toEqual(['bob']);
    await lake.source.close();
  });
});

describe('airdrop', () => {
  const drop = (amount: (name: string) => bigint, collector = 'pot') => [
    [pay('-', 'giver', 1_000n, 'coin')],
    ...['ann', 'bob'].map((name) => [pay('giver', name, amount(name), 'coin')]),
    ...['ann', 'bob'].map((name) => [pay(name, collector, amount(name), 'coin')]),
  ];
  it('two who got the same and gave all of it to one are one with him', async () => {
    const lake = await lakeOf(
      drop(() => 9n),
      {},
    );
    for (const start of ['ann', 'pot'])
      expect((await grow(lake, start, ['airdrop'])).names).toEqual(['ann', 'bob', 'pot']);
    expect((await grow(lake, 'giver', ['airdrop'])).names).toEqual(['giver']);
    await lake.source.close();
  });
  it.each([
    ['different amounts', drop((name) => (name === 'ann' ? 9n : 8n)), {}],
    ['to an exchange', drop(() => 9n, 'exchange'), EXCHANGE],
    ['from an exchange', drop(() => 9n), { giver: 'exchange' }],
    ['back to the giver', drop(() => 9n, 'giver'), {}],
    ['only one', drop(() => 9n).slice(0, 4), {}],
  ])('not: %s', async (_, blocks, tags) => {
    const lake = await lakeOf(blocks, tags);
    expect((await grow(lake, 'ann', ['airdrop'])).names).toEqual(['ann']);
    await lake.source.close();
  });
});

describe('gas funder', () => {
  const blocks = [
    [pay('-', 'fund', 9n * ETH)],
    [pay('fund', 'ann'), pay('fund', 'bob')],
    [pay('late', 'ann'), pay('ann', 'shop', 5n)],
    [pay('fund', 'shop')],
  ];
  it('the first coin of who pays something later', async () => {
    const lake = await lakeOf(blocks, {});
    // Nobody paid the first coin of the fund; bob never paid anything; the shop had coins before.
    for (const start of ['ann', 'fund'])
      expect((await grow(lake, start, ['gas-funder'])).names).toEqual(['ann', 'fund']);
    await lake.source.close();
  });
  it.each([
    ['a tagged service', { fund: 'exchange' }, {}],
    ['a busy account', {}, { limits: { busyFrom: 3 } }],
    ['who paid the first coin of more than ten', {}, { limits: { maxFunded: 1 } }],
  ])('not from %s', async (_, tags, more) => {
    const lake = await lakeOf(blocks, tags);
    expect((await grow(lake, 'ann', ['gas-funder'], more)).names).toEqual(['ann']);
    await lake.source.close();
  });
  it('not where the data begin too late to know the first coin', async () => {
    const lake = await lakeOf([[pay('fund', 'ann')], [pay('ann', 'shop', 3n * ETH)]], {});
    expect((await grow(lake, 'ann', ['gas-funder'])).names).toEqual(['ann']);
    await lake.source.close();
  });
});

describe('same address', () => {
  async function two(sender: string, contract = false) {
    const lakes: AccountLake[] = [];
    for (const chain of ['ethereum', 'bnb']) {
      const directory = join(folder.path, `chain-${worlds++}`);
      const blocks = ledgerBlocks([[pay('-', 'ann')], [{ ...pay('ann', 'bob'), sender }]]);
      await ingestBlocks(directory, blocks, { chain });
      const tables = { approvals: async () => [], isContract: async () => contract, close: () => undefined };
      lakes.push({ chain, source: openLedgerSource(directory), tags: new Map(), tables });
    }
    const from = (await lakes[0]!.source.findAddress(addressOf('ann')))!;
    const result = await clusterAccounts(lakes, {
      from: [from],
      rules: ['same-address'],
      maxTransactions: 100,
    });
    for (const { source } of lakes) await source.close();
    return { size: result.clusters.of(from).size, links: result.links };
  }
  it('one key on two chains', async () => {
    const { size, links } = await two('ann', true);
    expect(size).toBe(2);
    expect(links).toMatchObject([{ confidence: 1_000_000, evidence: [{ lake: 0 }, { lake: 1 }] }]);
  });
  it('nobody signed: less sure, and a contract is not the same owner', async () => {
    expect((await two('other')).links).toMatchObject([{ confidence: 500_000 }]);
    expect((await two('other', true)).size).toBe(1);
  });
});
