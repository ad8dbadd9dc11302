import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { AccountSource, TransferBatch, TransferList } from '../../src/graph/account-source.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../src/graph/open-account-lake-source.ts';
import type { EvmTruth } from '../../src/synth/evm/evm-truth.ts';
import { generateEvmChain } from '../../src/synth/evm/generate-evm-chain.ts';
import type { AccountSeed } from '../../src/tracing/accounts/account-trace-parameters.ts';
import { traceAccounts } from '../../src/tracing/accounts/trace-accounts.ts';
import { POLICIES } from '../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, ingestBlocks, openWorld } from '../support/make-ledger.ts';
import { ingestChain } from '../synth/evm/open-case.ts';
import { accountWorld, THIEVES, transactionsOf } from '../tracing/invariants/support/account-world.ts';
import { type RandomLedger, randomLedger } from './support/random-ledger.ts';

const SEED = 20_260_611;
const folder = temporaryFolder();
afterAll(() => folder.remove());

let worlds = 0;
async function bothOf(world: RandomLedger): Promise<[AccountSource, AccountSource]> {
  const directory = join(folder.path, `world-${worlds++}`);
  await ingestBlocks(directory, world.blocks, { segmentTransfers: world.segmentTransfers });
  return [openLedgerSource(directory), await openAccountLakeSource(directory)];
}

async function both<T>(
  sources: readonly [AccountSource, AccountSource],
  ask: (source: AccountSource) => Promise<T>,
): Promise<[T, T]> {
  return [await ask(sources[0]), await ask(sources[1])];
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);
const ids = (list: readonly number[]) => Float64Array.from(list);
const some = <T>(list: readonly T[], every: number) => list.filter((_, i) => i % every === 0);

/** Everything that a batch says, without its functions. */
function plainBatch(batch: TransferBatch) {
  const rows = upTo(batch.transferId.length);
  const { value, payerBalance, receiverBalance, payerShort, receiverShort, ...columns } = batch;
  return {
    columns,
    values: rows.map((i) => [value(i), payerBalance(i), receiverBalance(i), payerShort(i), receiverShort(i)]),
  };
}

const plainList = ({ value, ...columns }: TransferList) => ({
  columns,
  values: Array.from(columns.tx, (_, i) => value(i)),
});

/** The answers of every method, asked for all there is and for parts of it, in an order that a cache does not expect. */
async function answersOf(source: AccountSource) {
  const coverage = await source.coverage();
  const transactions = upTo(coverage.transactions);
  const transfers = upTo(coverage.transfers);
  const accounts = upTo(coverage.accounts);
  const [parts, wholes] = [some(transactions, 3), some(transfers, 4)];
  const all = plainBatch(await source.transactions(ids(transactions)));
  const assets = [...new Set(all.columns.asset)].sort((a, b) => a - b);
  const hashes = await source.hashes(ids(transactions));
  const addresses = await source.addresses(Uint32Array.from(accounts));
  const numbers = upTo(coverage.tipHeight + 3).slice(-20);
  const each = <T, R>(list: readonly T[], ask: (item: T) => Promise<R>) =>
    list.reduce(async (found, item) => [...(await found), await ask(item)], Promise.resolve([] as R[]));
  return {
    coverage,
    parts: plainBatch(await source.transactions(ids(parts))),
    all,
    none: plainBatch(await source.transactions(ids([]))),
    of: plainBatch(await source.transactionsOf(ids(wholes))),
    ofEach: await each(some(transfers, 5), async (id) => plainBatch(await source.transactionsOf(ids([id])))),
    list: plainList(await source.transfers(ids(transfers))),
    part: plainList(await source.transfers(ids(wholes))),
    near: await each(some(transfers, 6), async (id) =>
      plainBatch(await source.neighbours(id, id % 2 === 0 ? 4 : -4)),
    ),
    hashes,
    found: await each(hashes, (hash) => source.findTransaction(hash)),
    unknown: await source.findTransaction(`0x${'ab'.repeat(32)}`),
    addresses,
    backwards: await source.addresses(Uint32Array.from(accounts.toReversed())),
    home: await each(['a', '0', 'nobody at all'], (name) => source.findAddress(addressOf(name))),
    homes: await source.findAddresses([...addresses, addressOf('nobody at all')]),
    assets: await source.assets(Uint32Array.from([...assets, ...assets.toReversed()])),
    assetHomes: await source.assetHomes(Uint32Array.from([...assets.toReversed(), ...assets])),
    accountsOf: await each(accounts, (account) => source.accountsOf(account)),
    accounts: await source.accounts(Uint32Array.from(accounts)),
    payments: await source.payments(Uint32Array.from(accounts)),
    history: await each(accounts, async (account) => [
      await source.history(account, { limit: 1_000 }),
      await source.history(account, { limit: 0 }),
      await source.history(account, { limit: 2, before: Math.ceil(coverage.transfers / 2) }),
      await source.history(account, { limit: 3, before: coverage.transfers + 5 }),
    ]),
    split: await each(accounts, async (account) => {
      const cuts = [-1, 0, Math.floor(coverage.transactions / 2), coverage.transactions - 1];
      return each([...cuts, coverage.transactions + 9], (tx) => source.split(account, tx));
    }),
    last: await each([-1, 0, 5, ...numbers, Number.POSITIVE_INFINITY], (number) =>
      source.lastTransaction(number),
    ),
  };
}

describe('the ledger files and the lake itself', () => {
  it('give equal answers to everything, whatever the lake holds', async () => {
    await fc.assert(
      fc.asyncProperty(randomLedger, async (world) => {
        const [ledger, lake] = await bothOf(world);
        try {
          expect(await answersOf(lake)).toEqual(await answersOf(ledger));
        } finally {
          await ledger.close();
          await lake.close();
        }
      }),
      { seed: SEED, numRuns: 8, endOnFailure: true },
    );
  }, 240_000);

  it.each(['forward', 'backward'] as const)(
    'lead to equal traces, %s',
    async (direction) => {
      const parties = ['a', 'b', 'c', '0'].map(addressOf);
      await fc.assert(
        fc.asyncProperty(randomLedger, fc.nat(20), async (world, pick) => {
          const [ledger, lake] = await bothOf(world);
          try {
            const homes = await ledger.findAddresses(parties);
            const found = parties.filter((_, i) => homes[i] !== undefined);
            if (found.length === 0) return;
            const address = found[pick % found.length]!;
            const height = (await ledger.coverage()).tipHeight - Math.floor(world.blocks.length / 2);
            const seeds: AccountSeed[] =
              pick % 3 === 0 && direction === 'forward'
                ? [{ kind: 'held', address, height, label: 'some' }]
                : [{ kind: 'source', address, label: 'all of it' }];
            for (const policies of [POLICIES, ...POLICIES.map((policy) => [policy])]) {
              const trace = (source: AccountSource) =>
                traceAccounts({ source }, { seeds, policies, direction }).catch((error) => error.code);
              expect(await trace(lake)).toEqual(await trace(ledger));
            }
          } finally {
            await ledger.close();
            await lake.close();
          }
        }),
        { seed: SEED, numRuns: 5, endOnFailure: true },
      );
    },
    240_000,
  );

  it.each(['forward', 'backward'] as const)(
    'lead to equal traces where nobody pays what he does not have, %s',
    async (direction) => {
      const shape = { fees: true, selves: true, returns: true };
      const [world] = fc.sample(accountWorld(shape), { seed: SEED, numRuns: 1 });
      const directory = join(folder.path, `plain-${direction}`);
      const ledger = await openWorld(directory, transactionsOf(world!));
      const lake = await openAccountLakeSource(directory);
      const seeds = THIEVES.map((name) => ({
        kind: 'source' as const,
        address: addressOf(name),
        label: name,
      }));
      for (const policies of [POLICIES, ...POLICIES.map((policy) => [policy])]) {
        const found = await traceAccounts({ source: ledger }, { seeds, policies, direction });
        expect(found.hops.length).toBeGreaterThan(0);
        expect(await traceAccounts({ source: lake }, { seeds, policies, direction })).toEqual(found);
      }
      await ledger.close();
      await lake.close();
    },
    120_000,
  );

  it('say the same of a whole chain with swaps, bridges and mixers, read from its blocks', async () => {
    const chain = join(folder.path, 'chain');
    await generateEvmChain({ directory: chain, seed: 11, transactions: 1_000 });
    await ingestChain(chain, 'ethereum');
    const directory = join(chain, 'lake-ethereum');
    const [ledger, lake] = [openLedgerSource(directory), await openAccountLakeSource(directory)];
    const { transactions, accounts } = await ledger.coverage();
    const wholes = await both([lake, ledger], async (source) => {
      const infos = await source.accounts(Uint32Array.from(upTo(accounts)));
      const assets = [...new Set(infos.map(({ asset }) => asset))];
      return {
        infos,
        coverage: await source.coverage(),
        all: plainBatch(await source.transactions(ids(upTo(transactions)))),
        assets: await source.assets(Uint32Array.from(assets)),
        homes: await source.assetHomes(Uint32Array.from(assets)),
      };
    });
    expect(wholes[0]).toEqual(wholes[1]);
    expect(wholes[1].all.columns.eventSite.length).toBeGreaterThan(10);
    const truth = JSON.parse(readFileSync(join(chain, 'truth.json'), 'utf8')) as EvmTruth;
    const seeds = truth.thefts.map(
      ({ tx, thief, label }): AccountSeed => ({ kind: 'transaction', hash: tx, address: thief, label }),
    );
    const traces = await both([lake, ledger], (source) =>
      traceAccounts({ source }, { seeds, policies: POLICIES }),
    );
    expect(traces[0]).toEqual(traces[1]);
    expect(traces[1].hops.length).toBeGreaterThan(10);
    await ledger.close();
    await lake.close();
  }, 120_000);

  it('the lake refuses what the ledger files refuse', async () => {
    const directory = join(folder.path, 'refused');
    const ledger = await openWorld(directory, [[{ moves: [{ from: 'a', to: 'b', value: 1 }] }]]);
    const lake = await openAccountLakeSource(directory);
    for (const source of [ledger, lake]) {
      for (const id of [-1, 1])
        await expect(source.transactions(ids([id]))).rejects.toMatchObject({ code: 'TX_UNKNOWN' });
      await expect(source.findTransaction('0x12')).rejects.toMatchObject({ code: 'EVM_HASH_INVALID' });
      await expect(source.findAddress('0x12')).rejects.toMatchObject({ code: 'EVM_ADDRESS_INVALID' });
      // The hash of zeros is what the block's own row shows; nobody can ask for it.
      expect(await source.findTransaction(`0x${'00'.repeat(32)}`)).toBeUndefined();
      await source.close();
    }
    await expect(openAccountLakeSource(join(folder.path, 'nothing'))).rejects.toMatchObject({
      code: 'LAKE_MISSING',
    });
  });
});

describe('the lake itself', () => {
  const blocks = upTo(12).map((i) => [
    { moves: [{ from: 'a', to: `b${i % 4}`, value: i + 1 }] },
    { moves: [{ from: `b${i % 4}`, to: 'a', value: 1 }] },
  ]);

  it('holds no more transfers of histories than it may, and says the same', async () => {
    const directory = join(folder.path, 'small-memory');
    const ledger = await openWorld(directory, blocks);
    // `a` has 24 transfers, all accounts together 48.
    const lake = await openAccountLakeSource(directory, { historyTransfers: 24 });
    expect(await answersOf(lake)).toEqual(await answersOf(ledger));
    await ledger.close();
    await lake.close();
  });

  it('refuses an account that does not fit, by its name, and answers of the others', async () => {
    const directory = join(folder.path, 'too-small');
    await (await openWorld(directory, blocks)).close();
    const lake = await openAccountLakeSource(directory, { historyTransfers: 23 });
    const [a, b] = (await lake.findAddresses([addressOf('a'), addressOf('b1')])) as [number, number];
    await expect(lake.payments(Uint32Array.of(a))).rejects.toMatchObject({
      code: 'LAKE_HISTORY_LARGE',
      meta: { address: addressOf('a'), most: 23 },
    });
    await expect(lake.transactions(ids([0]))).rejects.toMatchObject({ code: 'LAKE_HISTORY_LARGE' });
    expect([...(await lake.payments(Uint32Array.of(b)))]).toEqual([3]);
    await lake.close();
  });

  it('answers questions that are asked at once', async () => {
    const directory = join(folder.path, 'at-once');
    const ledger = await openWorld(directory, blocks);
    const lake = await openAccountLakeSource(directory, { historyTransfers: 30 });
    const txs = upTo(24);
    const [together, alone] = await Promise.all(
      [lake, ledger].map((source) =>
        Promise.all(txs.map(async (tx) => plainBatch(await source.transactions(ids([tx]))))),
      ),
    );
    expect(together).toEqual(alone);
    await ledger.close();
    await lake.close();
  });
});
