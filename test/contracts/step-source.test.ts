import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountSource } from '../../src/graph/account-source.ts';
import type { FlowSource } from '../../src/graph/flow-source.ts';
import { BLOCK_FLAGS } from '../../src/graph/ledger/columns.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../src/graph/open-account-lake-source.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { openLakeSource } from '../../src/graph/open-lake-source.ts';
import { flowSteps } from '../../src/tracing/sources/flow-steps.ts';
import { ledgerSteps } from '../../src/tracing/sources/ledger-steps.ts';
import {
  type AccountSteps,
  NEXT_NONE,
  type OutputSteps,
  type StepBatch,
  type StepSource,
} from '../../src/tracing/step-source.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { addressOf, hashOf, openWorld, type Tx } from '../support/make-ledger.ts';
import { inMemoryFlowSource } from '../tracing/support/in-memory-flow-source.ts';
import { randomChain } from '../tracing/support/random-chain.ts';
import * as ledger from './support/plain-ledger.ts';
import * as flow from './support/plain-outputs.ts';

const SEED = 20_260_504;
/** Steps of a sweep: no divisor of anything. */
const SWEEP = 37;
const folder = temporaryFolder();
const data = join(folder.path, 'lake');
beforeAll(async () => {
  await makeChain(folder.path, { transactions: 1_000 });
  await ingestFiles(join(folder.path, 'blocks'), data, { segmentTransactions: 300 });
});
afterAll(() => folder.remove());

/** Different subsets of `count` steps, ascending. */
const subsets = (count: number) =>
  fc
    .sample(fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 40 }), { numRuns: 12, seed: SEED })
    .map((picks) => [...new Set(picks)].sort((a, b) => a - b));

/** Everything from the first step on, a few steps at a time, as plain values. */
async function sweepAll<T extends StepBatch, P>(
  source: StepSource<T>,
  from: number,
  read: { readonly lastKey: (batch: T) => number; readonly plain: (batch: T, t: number) => P },
): Promise<P[]> {
  const found: P[] = [];
  for (let key = from; ; ) {
    const batch = await source.sweep!(key, SWEEP);
    if (batch.count === 0) return found;
    expect(batch.count).toBeLessThanOrEqual(SWEEP);
    for (let t = 0; t < batch.count; t++) found.push(read.plain(batch, t));
    const last = read.lastKey(batch);
    expect(last).toBeGreaterThanOrEqual(key);
    key = last + 1;
    // Behind the last key of all there is nothing to ask for.
    if (source.backward && key >= 0) return found;
  }
}

const chain = fc.sample(randomChain(true, 40), { numRuns: 1, seed: SEED })[0]!;
const flows: [string, () => Promise<FlowSource>][] = [
  ['graph files', async () => openGraphSource(data)],
  ['lake on DuckDB', () => openLakeSource(data)],
  ['memory', async () => inMemoryFlowSource(chain)],
];
const directions = ['forward', 'backward'] as const;
const kinds = flows.flatMap(([kind, open]) => directions.map((direction) => ({ kind, open, direction })));

describe.each(kinds)('flowSteps over $kind, $direction', ({ open, direction }) => {
  const backward = direction === 'backward';
  let base: FlowSource;
  let world: flow.PlainOutputs;
  let source: StepSource<OutputSteps>;
  let order: number[];
  beforeAll(async () => {
    base = await open();
    world = await flow.plainOutputs(base);
    source = await flowSteps(base, direction);
    order = world.transactions.map((_, id) => id);
    if (backward) order.reverse();
  });
  afterAll(() => base.close());
  const keyOf = (id: number) => (backward ? -id - 1 : id);

  it('says what it covers', async () => {
    expect(source.backward).toBe(backward);
    expect(source.coverage).toMatchObject({
      family: 'outputs',
      firstHeight: 0,
      tipHeight: world.transactions.at(-1)!.height,
      steps: world.transactions.length,
      places: world.outputs.length,
      balances: 'exact',
      complete: { coin: true, tokens: true },
    });
    expect(source.coverage.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('a sweep gives every step once, keys ascend, and each is as the world says', async () => {
    const swept = await sweepAll(source, keyOf(order[0]!), {
      lastKey: (batch) => batch.key[batch.count - 1]!,
      plain: flow.plainStep,
    });
    expect(swept).toEqual(order.map((id) => flow.expectedStep(world, id, backward)));
    for (const [i, { key }] of swept.entries()) if (i > 0) expect(key).toBeGreaterThan(swept[i - 1]!.key);
  });

  it('at gives each asked step once and in order, whatever is asked for', async () => {
    for (const picks of subsets(order.length)) {
      const ids = picks.map((i) => order[i]!);
      const batch = await source.at(Float64Array.from(ids, keyOf));
      expect(Array.from({ length: batch.count }, (_, t) => flow.plainStep(batch, t))).toEqual(
        ids.map((id) => flow.expectedStep(world, id, backward)),
      );
    }
    expect((await source.at(new Float64Array(0))).count).toBe(0);
    const [id] = order;
    expect(flow.plainStep(await source.steps(Float64Array.of(id!)), 0).key).toBe(keyOf(id!));
  });

  it('behind the end of the data a sweep is empty', async () => {
    expect((await source.sweep!(backward ? 0 : order.length, 5)).count).toBe(0);
  });

  it('a next key leads to the step that takes the place, and where there is none nobody does', async () => {
    const taker = new Map<number, number>();
    const outs: (readonly [number, number])[] = [];
    const batch = await source.at(Float64Array.from(order, keyOf));
    for (let t = 0; t < batch.count; t++) {
      for (let i = batch.inStart[t]!; i < batch.inStart[t + 1]!; i++)
        taker.set(batch.inPlace[i]!, batch.key[t]!);
      for (let o = batch.outStart[t]!; o < batch.outStart[t + 1]!; o++)
        if (batch.outPlace[o]! < world.outputs.length) outs.push([batch.outPlace[o]!, batch.outNext[o]!]);
    }
    for (const [place, next] of outs) expect(next).toBe(taker.get(place) ?? NEXT_NONE);
    expect(outs.length).toBeGreaterThan(20);
  });

  it('madeBy and heldAt agree with the world', async () => {
    const plain = (place: number) => {
      const { maker, position, holder, value, spender } = world.outputs[place]!;
      const { outs } = flow.expectedStep(world, maker, false);
      const next = backward ? -maker - 1 : outs[position]![3];
      expect(spender).toBeDefined();
      const { height } = world.transactions[maker]!;
      return { place, holder, asset: 0, value, next, step: maker, height, position };
    };
    for (const picks of subsets(order.length).slice(0, 4))
      for (const id of picks)
        expect(await source.madeBy(id)).toEqual(world.transactions[id]!.makes.map(plain));
    const holders = [...new Set(world.outputs.map(({ holder }) => holder))].slice(0, 6);
    const tip = source.coverage.tipHeight;
    for (const holder of holders)
      for (const height of [-1, 0, 3, Math.floor(tip / 2), tip, tip + 9]) {
        const held = await source.heldAt(holder, height);
        const expected = flow.heldBehind(world, holder, height);
        expect(held.sort((a, b) => a.place - b.place)).toEqual(expected.map(plain));
      }
  });

  it('knows the last step of a height, and names both ways', async () => {
    const tip = source.coverage.tipHeight;
    for (const height of [-1, 0, 2, tip, tip + 5])
      expect(await source.lastStep(height)).toBe(
        world.transactions.findLastIndex((transaction) => transaction.height <= height),
      );
    const ids = Float64Array.of(0, 5, order.length - 1);
    for (const [i, name] of (await source.stepNames(ids)).entries())
      expect(await source.findStep(name)).toBe(ids[i]);
    expect(await source.findStep('ab'.repeat(32))).toBeUndefined();
    const holders = Uint32Array.of(2, 7, 4);
    const names = await source.holderNames(holders);
    expect(await source.findHolders(names)).toEqual([2, 7, 4]);
    expect(await source.findHolder(names[1]!)).toBe(7);
  });
});

/** Payments, a swap, a fee, a failure, a payment to oneself, a circle, and transactions that move nothing. */
const blocks: Tx[][] = [
  [{ moves: [] }, { moves: [{ from: 'giver', to: 'a', value: 1_000 }] }],
  [
    { moves: [{ from: 'giver', to: 'b', value: 500, asset: 'TOK' }] },
    { moves: [{ from: 'giver', to: 'pool', value: 900, asset: 'TOK' }] },
    { moves: [{ from: 'a', to: 'a', value: 10 }] },
    { moves: [] },
  ],
  [
    {
      sender: 'a',
      moves: [
        { from: 'a', to: 'pool', value: 300 },
        { from: 'pool', to: 'a', value: 40, asset: 'TOK' },
        { from: 'a', to: 'miner', value: 7, kind: 'fee' },
      ],
    },
  ],
  [
    { failed: true, moves: [{ from: 'a', to: 'miner', value: 3, kind: 'fee' }] },
    {
      // `c` pays before it is paid.
      moves: [
        { from: 'c', to: 'd', value: 50 },
        { from: 'a', to: 'c', value: 60 },
      ],
    },
  ],
  [],
  [
    { moves: [{ from: 'd', to: 'b', value: 25 }] },
    { moves: [{ from: 'b', to: 'd', value: 500, asset: 'TOK' }] },
    { moves: [] },
  ],
];
const pays = [2n, 3n].map((value): Tx[] => [{ moves: [{ from: 'd', to: 'c', value, asset: 'TOK' }] }]);
const LEDGER = [...blocks, ...pays, [{ moves: [] }, { moves: [] }]] as const;
const names = ['giver', 'a', 'b', 'c', 'd', 'pool', 'miner'];

const ledgers: [string, (directory: string) => Promise<AccountSource>][] = [
  ['ledger files', async (directory) => openLedgerSource(directory)],
  ['the lake on DuckDB', (directory) => openAccountLakeSource(directory)],
];
const balances = [
  { known: 'from', flags: 0, complete: { coin: true, tokens: true } },
  {
    known: 'none',
    flags: BLOCK_FLAGS.flowTable | BLOCK_FLAGS.noReceipts | BLOCK_FLAGS.noTraces,
    complete: { coin: false, tokens: false },
  },
] as const;
const accountKinds = ledgers.flatMap(([kind, open]) =>
  directions.flatMap((direction) => balances.map((balance) => ({ kind, open, direction, ...balance }))),
);

describe.each(accountKinds)('ledgerSteps over $kind, $direction, balances: $known', (asked) => {
  const { kind, open, direction, known, flags, complete } = asked;
  const backward = direction === 'backward';
  const world = ledger.plainLedger(LEDGER);
  const order = world.transactions.map((_, tx) => tx);
  if (backward) order.reverse();
  const moving = order.filter((tx) => world.transactions[tx]!.rows.length > 0);
  const keysOf = (tx: number) => ledger.expectedStep(world, tx, backward).rows.map(({ key }) => key);
  let base: AccountSource;
  let source: StepSource<AccountSteps>;
  let named: { holder: string[]; asset: string[] };
  beforeAll(async () => {
    const directory = join(folder.path, `ledger-${kind}-${direction}-${known}`);
    await (await openWorld(directory, LEDGER, { flags })).close();
    base = await open(directory);
    source = await ledgerSteps(base, direction);
    const ids = Uint32Array.from({ length: source.coverage.places }, (_, i) => i);
    const assets = await source.assets(Uint32Array.of(0, 1));
    named = {
      holder: await source.holderNames(ids),
      asset: assets.map(({ contract }) => contract ?? 'coin'),
    };
  });
  afterAll(() => base.close());
  const plain = (batch: AccountSteps, t: number) => ledger.plainStep(batch, t, named);
  const expected = (tx: number) => ledger.expectedStep(world, tx, backward);
  const lastKey = (batch: AccountSteps) =>
    batch.firstKey[batch.count - 1]! + batch.start[batch.count]! - batch.start[batch.count - 1]! - 1;

  it('says what it covers', () => {
    expect(source.coverage).toMatchObject({
      family: 'accounts',
      firstHeight: 1,
      tipHeight: LEDGER.length,
      steps: world.transactions.length,
      // The data begin at block 1: what accounts held before it nobody knows.
      balances: known,
      complete,
    });
  });

  it('a sweep gives every step once, as the world says, and keys ascend over steps that move nothing too', async () => {
    const swept = await sweepAll(source, keysOf(moving[0]!)[0]!, { lastKey, plain });
    const moved = swept.filter(({ rows }) => rows.length > 0);
    expect(moved).toEqual(moving.map(expected));
    for (const count of [1, 2, 3, 5, 40]) {
      const batch = await source.sweep!(keysOf(moving[0]!)[0]!, count);
      for (let t = 1; t < batch.count; t++) {
        const end = batch.firstKey[t - 1]! + batch.start[t]! - batch.start[t - 1]!;
        expect(batch.firstKey[t]).toBe(end);
      }
    }
  });

  it('at gives each asked step once and in order, by whichever of its keys', async () => {
    for (const picks of subsets(moving.length)) {
      const steps = picks.map((i) => moving[i]!);
      const first = await source.at(Float64Array.from(steps, (tx) => keysOf(tx)[0]!));
      const every = await source.at(Float64Array.from(steps.flatMap(keysOf)));
      for (const batch of [first, every])
        expect(Array.from({ length: batch.count }, (_, t) => plain(batch, t))).toEqual(steps.map(expected));
    }
    expect((await source.at(new Float64Array(0))).count).toBe(0);
  });

  it('a step by its id, also one that moves nothing', async () => {
    for (const tx of order) {
      const batch = await source.steps(Float64Array.of(tx));
      expect(batch.count).toBe(1);
      expect(plain(batch, 0)).toEqual(expected(tx));
    }
  });

  it('behind the end of the data a sweep is empty', async () => {
    expect((await source.sweep!(backward ? 0 : world.transfers.length, 5)).count).toBe(0);
  });

  it('heldAt and placesOf agree with the world', async () => {
    for (const name of names) {
      const address = addressOf(name);
      const holder = (await source.findHolder(address))!;
      for (const height of [0, 1, 3, 4, 6, LEDGER.length]) {
        const last = world.transactions.findLastIndex(({ number }) => number <= height);
        const border = world.transfers.filter(({ tx }) => tx <= last).length - 1;
        const places = ['coin', addressOf('TOK')].flatMap((asset) => {
          const takesPart = world.transfers.some(
            (one) => one.asset === asset && (one.payer === address || one.receiver === address),
          );
          if (!takesPart) return [];
          const next = ledger.nextOf(world, address, asset, backward ? border + 1 : border, backward);
          return [{ asset, next, held: ledger.heldAt(world, address, { asset, id: border, before: false }) }];
        });
        const read = (found: Awaited<ReturnType<typeof source.placesOf>>) =>
          found
            .map(({ asset, next, value, holder: of }) => {
              expect(of).toBe(holder);
              return { asset: named.asset[asset]!, next, value };
            })
            .sort((a, b) => (a.asset < b.asset ? 1 : -1));
        expect(read(await source.placesOf(holder, height))).toEqual(
          places.map(({ asset, next }) => ({ asset, next, value: 0n })),
        );
        if (address === ledger.GIVER) continue;
        expect(read(await source.heldAt(holder, height))).toEqual(
          places
            .filter(({ held }) => held! > 0n)
            .map(({ asset, next, held }) => ({ asset, next, value: held })),
        );
      }
    }
  });

  it('counts payments, knows the last step of a height, and names both ways', async () => {
    const accounts = new Map<string, number>();
    for (const info of await base.accounts(Uint32Array.from({ length: source.coverage.places }, (_, i) => i)))
      accounts.set(`${named.holder[info.home]} ${named.asset[info.asset]}`, info.account);
    for (const [key, account] of accounts) {
      const [address, asset] = key.split(' ');
      const paid = world.transfers.filter((one) => one.payer === address && one.asset === asset).length;
      expect([key, ...(await source.degree(Uint32Array.of(account)))]).toEqual([key, paid]);
    }
    for (const height of [0, 1, 4, 5, LEDGER.length, 99])
      expect(await source.lastStep(height)).toBe(
        world.transactions.findLastIndex(({ number }) => number <= height),
      );
    expect(await source.findStep(hashOf(3, 0))).toBe(6);
    expect(await source.stepNames(Float64Array.of(6))).toEqual([hashOf(3, 0)]);
    expect(await source.findStep(hashOf(77, 0))).toBeUndefined();
    const [a, none] = await source.findHolders([addressOf('a'), addressOf('nobody at all')]);
    expect(await source.holderNames(Uint32Array.of(a!))).toEqual([addressOf('a')]);
    expect(none).toBeUndefined();
  });
});
