import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvmBlock } from '../../src/chains/evm/block/evm-block.ts';
import { EVENT_KINDS } from '../../src/chains/evm/protocols/protocol-event.ts';
import type { AccountSource, TransferBatch, TransferList } from '../../src/graph/account-source.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../src/graph/open-account-lake-source.ts';
import type { EventWish, SourceEvent } from '../../src/graph/source-event.ts';
import type { EvmTruth } from '../../src/synth/evm/evm-truth.ts';
import { generateEvmChain } from '../../src/synth/evm/generate-evm-chain.ts';
import type { AccountSeed } from '../../src/tracing/accounts/account-trace-parameters.ts';
import { traceAccounts } from '../../src/tracing/accounts/trace-accounts.ts';
import { POLICIES } from '../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks, openWorld } from '../support/make-ledger.ts';
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

async function eventsOf(source: AccountSource, wish: EventWish): Promise<SourceEvent[]> {
  const events: SourceEvent[] = [];
  for await (const page of source.events(wish)) {
    expect(page.length).toBeGreaterThan(0);
    events.push(...page);
  }
  return events;
}

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
    events: await each(
      [
        { kinds: EVENT_KINDS },
        { kinds: EVENT_KINDS, transactions: ids(parts) },
        { kinds: ['bridge-out'], genuine: true },
        { kinds: EVENT_KINDS, genuine: false, from: coverage.tipTime - 60, to: coverage.tipTime - 12 },
      ] as EventWish[],
      (wish) => eventsOf(source, wish),
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

describe.each(['ledger files', 'lake on DuckDB'] as const)('events of the %s', (kind) => {
  /** Block n has the time 1,600,000,000 + 12 n. */
  const timeOf = (number: number) => 1_600_000_000 + number * 12;
  const told = (events: readonly SourceEvent[]) => events.map(({ event }) => event.memo);
  let source: AccountSource;

  beforeAll(async () => {
    const directory = join(folder.path, `events-${kind}`);
    const move = { from: 'a', to: 'pool', value: 5, asset: 'TOK' };
    const coin = { from: 'a', to: 'pool', value: 7 };
    /** As much of a block behind EIP-1559 as is asked about. */
    const priced = {
      checks: {},
      header: { baseFeePerGas: 30n },
      transactions: [{ type: 2, value: 0n, nonce: 0n, gas: 0n, gasPrice: 32n, input: '0x' }],
    } as unknown as EvmBlock;
    const facts = { contract: addressOf('TOK'), decimals: 6, source: 'contract' };
    const paid = (name?: string) => ({ asset: name ? { contract: addressOf(name) } : {}, value: 5n });
    const blocks = ledgerBlocks(
      [
        [
          { moves: [move], events: [{ memo: '1.0.0', paidIn: paid('TOK'), paidOut: paid() }] },
          {
            moves: [coin],
            events: [
              { memo: '1.1.0', kind: 'bridge-out', genuine: false, paidIn: paid('UNKNOWN') },
              { memo: '1.1.1', kind: 'mixer-deposit', note: '0x12', relayerFee: 2n ** 200n },
            ],
          },
        ],
        [{ moves: [coin] }],
        [{ sender: '-', moves: [coin], events: [{ memo: '3.0.0', kind: 'bridge-out' }] }],
        [{ moves: [coin], events: [{ memo: '4.0.0', kind: 'bridge-out' }] }],
      ],
      { flags: 0 },
    );
    await ingestBlocks(
      directory,
      blocks.map((block) => ({
        ...block,
        assets: block.number === 1 ? [facts] : [],
        ...(block.number === 4 && { block: priced }),
      })),
      { segmentTransfers: 1 },
    );
    source = kind === 'ledger files' ? openLedgerSource(directory) : await openAccountLakeSource(directory);
    expect(source.kind).toBe(kind);
  });
  afterAll(() => source.close());

  it('stand in the order of the chain, with their fields and what the data say of their transactions', async () => {
    const events = await eventsOf(source, { kinds: EVENT_KINDS });
    expect(told(events)).toEqual(['1.0.0', '1.1.0', '1.1.1', '3.0.0', '4.0.0']);
    expect(events.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
    expect(events.map(({ tx }) => tx)).toEqual([0, 1, 1, 3, 4]);
    expect(events.map(({ number }) => number)).toEqual([1, 1, 1, 3, 4]);
    expect(events[0]).toEqual({
      id: 0,
      tx: 0,
      hash: hashOf(1, 0),
      number: 1,
      time: timeOf(1),
      sender: addressOf('a'),
      event: {
        kind: 'swap',
        protocol: 'uniswap-v2',
        txIndex: 0,
        logIndex: 0,
        site: addressOf('pool'),
        genuine: true,
        memo: '1.0.0',
        paidIn: { asset: { contract: addressOf('TOK') }, value: 5n },
        paidOut: { asset: {}, value: 5n },
      },
      decimals: { paidIn: 6, paidOut: 18 },
    });
    expect(events[1]!.decimals).toEqual({});
    expect(events[2]!.event).toMatchObject({ note: '0x12', relayerFee: 2n ** 200n, genuine: true });
    expect(events[3]).not.toHaveProperty('sender');
    for (const event of events.slice(0, 4)) {
      expect(event).not.toHaveProperty('gasPrice');
      expect(event).not.toHaveProperty('baseFee');
    }
    expect(events[4]).toMatchObject({ gasPrice: 32n, baseFee: 30n });
  });

  it('are those of the kinds, and of listed contracts or of others', async () => {
    const ask = async (wish: EventWish) => told(await eventsOf(source, wish));
    expect(await ask({ kinds: ['bridge-out', 'mixer-deposit'] })).toEqual([
      '1.1.0',
      '1.1.1',
      '3.0.0',
      '4.0.0',
    ]);
    expect(await ask({ kinds: ['bridge-out'], genuine: true })).toEqual(['3.0.0', '4.0.0']);
    expect(await ask({ kinds: ['bridge-out', 'swap'], genuine: false })).toEqual(['1.1.0']);
    expect(await ask({ kinds: ['liquidity-add'] })).toEqual([]);
    expect(await ask({ kinds: [] })).toEqual([]);
  });

  it('are those of transactions, of a time, and of both', async () => {
    const kinds = EVENT_KINDS;
    const ask = async (wish: Omit<EventWish, 'kinds'>) => told(await eventsOf(source, { kinds, ...wish }));
    expect(await ask({ transactions: ids([1, 2, 4]) })).toEqual(['1.1.0', '1.1.1', '4.0.0']);
    expect(await ask({ transactions: ids([2]) })).toEqual([]);
    expect(await ask({ transactions: ids([]) })).toEqual([]);
    expect(await ask({ transactions: ids([99]) })).toEqual([]);
    expect(await ask({ from: timeOf(3) })).toEqual(['3.0.0', '4.0.0']);
    expect(await ask({ from: timeOf(1), to: timeOf(3) })).toEqual(['1.0.0', '1.1.0', '1.1.1', '3.0.0']);
    expect(await ask({ from: timeOf(1) + 1, to: timeOf(3) - 1 })).toEqual([]);
    expect(await ask({ to: timeOf(1) - 1 })).toEqual([]);
    expect(await ask({ from: timeOf(3), transactions: ids([0, 1, 3]) })).toEqual(['3.0.0']);
  });

  it('come while other questions are asked, and are left off in the middle', async () => {
    const all = await eventsOf(source, { kinds: EVENT_KINDS });
    for await (const page of source.events({ kinds: EVENT_KINDS })) {
      expect(await eventsOf(source, { kinds: EVENT_KINDS })).toEqual(all);
      expect(await source.hashes(ids([page[0]!.tx]))).toEqual([page[0]!.hash]);
      break;
    }
    expect(await eventsOf(source, { kinds: EVENT_KINDS })).toEqual(all);
  });
});

it('events of more than one page are all there, in order', async () => {
  const directory = join(folder.path, 'many-events');
  const blocks = upTo(210).map(() => [
    { moves: [{ from: 'a', to: 'b', value: 1 }], events: upTo(99).map(() => ({})) },
  ]);
  const ledger = await openWorld(directory, blocks);
  const lake = await openAccountLakeSource(directory);
  for (const wish of [{ kinds: EVENT_KINDS }, { kinds: EVENT_KINDS, transactions: ids(upTo(210)) }]) {
    const found = await both([ledger, lake], (source) => eventsOf(source, wish));
    for (const events of found) expect(events.map(({ id }) => id)).toEqual(upTo(210 * 99));
    expect(found[0]).toEqual(found[1]);
  }
  await ledger.close();
  await lake.close();
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
