import { describe, expect, test } from 'vitest';
import { agreement } from '../../src/tracing/agreement.ts';
import { findPath } from '../../src/tracing/find-path.ts';
import { trace } from '../../src/tracing/trace.ts';
import type { Seed, TraceParameters } from '../../src/tracing/trace-parameters.ts';
import { inMemoryFlowSource, type ToyTransaction, toyTxid } from './support/in-memory-flow-source.ts';

const chain: ToyTransaction[] = [
  {
    name: 'cb',
    height: 0,
    inputs: [],
    outputs: [
      [100, 'a'],
      [60, 'a'],
      [40, 'b'],
    ],
  },
  {
    name: 'one',
    height: 1,
    inputs: ['cb:0'],
    outputs: [
      [70, 'c'],
      [30, 'd'],
    ],
  },
  { name: 'two', height: 2, inputs: ['one:0', 'cb:2'], outputs: [[110, 'e']] },
  { name: 'three', height: 3, inputs: ['one:1', 'two:0'], outputs: [[140, 'f']] },
];
const txid = toyTxid;
const run = (seeds: Seed[], more: Partial<TraceParameters> = {}) =>
  trace({ source: inMemoryFlowSource(chain) }, { seeds, policies: ['fifo'], ...more });

describe('seeds', () => {
  test('a transaction: all its outputs under one label', async () => {
    const { seeds, labels } = await run([{ kind: 'transaction', txid: txid('one'), label: 'hack' }]);
    expect(labels).toEqual(['', 'hack']);
    expect(seeds.map((s) => [s.txid, s.vout, s.address, s.value, s.height, s.label])).toEqual([
      [txid('one'), 0, 'c', 70n, 1, 1],
      [txid('one'), 1, 'd', 30n, 1, 1],
    ]);
  });
  test('an address at a height: what it held then', async () => {
    const held = async (height: number) =>
      (await run([{ kind: 'address', address: 'a', height, label: 'x' }])).seeds.map(({ value }) => value);
    expect(await held(0)).toEqual([100n, 60n]);
    expect(await held(1)).toEqual([60n]);
    expect(await held(99)).toEqual([60n]);
    await expect(held(-1)).rejects.toMatchObject({ code: 'SEED_EMPTY' });
  });
  test('an unspent seed is a terminal by itself', async () => {
    const { terminals } = await run([{ kind: 'outpoint', txid: txid('cb'), vout: 1, label: 'x' }]);
    expect(terminals).toMatchObject([{ reason: 'unspent', amounts: { fifo: 60n }, depth: 0 }]);
  });
  test('an output of no value is a seed that nothing ends of, spent or not', async () => {
    const source = inMemoryFlowSource([
      { name: 'cb', height: 0, inputs: [], outputs: [[50, 'a']] },
      {
        name: 'one',
        height: 1,
        inputs: ['cb:0'],
        outputs: [
          [50, 'b'],
          [0, 'c'],
          [0, ''],
        ],
      },
      { name: 'two', height: 2, inputs: ['one:1'], outputs: [[0, 'd']] },
    ]);
    const seed: Seed = { kind: 'transaction', txid: txid('one'), label: 'x' };
    const { seeds, terminals, notLookedAt } = await trace({ source }, { seeds: [seed], policies: ['fifo'] });
    expect(seeds.map(({ value }) => value)).toEqual([50n, 0n, 0n]);
    expect(terminals.map(({ address, reason }) => [address, reason])).toEqual([['b', 'unspent']]);
    expect(notLookedAt.outputs).toBe(0);
  });
  test('errors', async () => {
    const outpoint = (name: string, vout: number): Seed => ({
      kind: 'outpoint',
      txid: txid(name),
      vout,
      label: 'x',
    });
    await expect(run([])).rejects.toMatchObject({ code: 'SEED_MISSING' });
    await expect(run([outpoint('none', 0)])).rejects.toMatchObject({ code: 'TX_UNKNOWN' });
    await expect(run([outpoint('one', 2)])).rejects.toMatchObject({ code: 'VOUT_UNKNOWN' });
    await expect(run([{ kind: 'address', address: 'zz', height: 1, label: 'x' }])).rejects.toMatchObject({
      code: 'ADDRESS_UNKNOWN',
    });
    await expect(
      run([outpoint('one', 1), { kind: 'transaction', txid: txid('one'), label: 'y' }]),
    ).rejects.toMatchObject({
      code: 'SEED_DUPLICATE',
      meta: { outpoint: `${txid('one')}:1`, first: 'x', again: 'y' },
    });
    await expect(run([outpoint('one', 1)], { policies: [] })).rejects.toMatchObject({
      code: 'POLICY_UNKNOWN',
    });
  });
});

test('an earlier label stays, whatever the order of the seeds, and the overlap is told', async () => {
  const early: Seed = { kind: 'outpoint', txid: txid('cb'), vout: 0, label: 'early' };
  const late: Seed = { kind: 'outpoint', txid: txid('two'), vout: 0, label: 'late' };
  const { terminals, overlaps, conservation } = await run([late, early], { policies: ['fifo', 'poison'] });
  expect(terminals.map((t) => [t.address, t.byLabel.fifo])).toEqual([
    [
      'f',
      [
        { label: 1, amount: 40n },
        { label: 2, amount: 100n },
      ],
    ],
  ]);
  expect(
    overlaps.map(({ policy, vout, kept, ignored, amount }) => [policy, vout, kept, ignored, amount]),
  ).toEqual([
    ['poison', 0, 2, 1, 110n],
    ['fifo', 0, 2, 1, 70n],
  ]);
  expect(conservation.fifo).toMatchObject({ seeds: 210n, overlaps: 70n, terminals: 140n, difference: 0n });
  expect(conservation.poison).toMatchObject({ seeds: 210n, absorbed: 40n, overlaps: 110n, difference: 0n });
});

describe('paths and agreement', () => {
  test('the path follows the coins of its policy', async () => {
    const source = inMemoryFlowSource(chain);
    const result = await trace(
      { source },
      { seeds: [{ kind: 'outpoint', txid: txid('cb'), vout: 0, label: 'x' }], policies: ['fifo', 'poison'] },
    );
    const end = source.id('three:0');
    const names = (policy: 'fifo' | 'poison') =>
      findPath(result, { output: end, policy }).map((s) => `${s.from?.address}>${s.to?.address} ${s.amount}`);
    // 30 came straight, 70 by way of two: two is the main source.
    expect(names('fifo')).toEqual(['a>c 70', 'c>e 70', 'e>f 100']);
    expect(agreement(result)).toEqual([
      { policies: 2, outputs: 1, value: 140n },
      { policies: 1, outputs: 0, value: 0n },
    ]);
    expect(findPath(result, { output: source.id('cb:0'), policy: 'fifo' })).toEqual([]);
    expect(() => findPath(result, { output: 1, policy: 'fifo' })).toThrow('was not reached');
  });
});

describe('fees into the coinbase', () => {
  const B = 5_000_000_000;
  const mined: ToyTransaction[] = [
    {
      name: 'c0',
      height: 0,
      inputs: [],
      outputs: [
        [1_000, 'a'],
        [1_000, 'b'],
        [1_000, 'c'],
      ],
    },
    {
      name: 'c1',
      height: 1,
      inputs: [],
      outputs: [
        [B, 'm1'],
        [100, 'm2'],
        [50, 'm3'],
      ],
    },
    { name: 't1', height: 1, inputs: ['c0:0'], outputs: [[960, 'x']] },
    { name: 't2', height: 1, inputs: ['c0:1'], outputs: [[930, 'y']] },
    { name: 't3', height: 1, inputs: ['c0:2'], outputs: [[960, 'z']] },
    { name: 't4', height: 2, inputs: ['c1:1'], outputs: [[100, 'w']] },
  ];
  const seeds: Seed[] = [{ kind: 'outpoint', txid: txid('c0'), vout: 1, label: 'x' }];
  const mine = (more: Partial<TraceParameters> = {}) =>
    trace({ source: inMemoryFlowSource(mined) }, { seeds, policies: ['fifo'], followFees: true, ...more });

  test('subsidy first, then the fees in transaction order', async () => {
    // Queue: subsidy, 40 clean, 70 tainted, 40 clean; m2 takes 40 clean and 60 tainted, m3 10 tainted.
    const { terminals, conservation } = await mine();
    expect(terminals.map((t) => [t.address, t.amounts.fifo, t.depth])).toEqual([
      ['m3', 10n, 2],
      ['y', 930n, 1],
      ['w', 60n, 3],
    ]);
    expect(conservation.fifo).toMatchObject({ seeds: 1_000n, fees: 0n, difference: 0n });
  });
  test('the path goes through the fee', async () => {
    const source = inMemoryFlowSource(mined);
    const result = await trace({ source }, { seeds, policies: ['fifo'], followFees: true });
    expect(findPath(result, { output: source.id('t4:0'), policy: 'fifo' }).map((s) => s.txid)).toEqual(
      ['t2', 'c1', 't4'].map(txid),
    );
  });
  test('off: the fee stays in its bucket', async () => {
    const { terminals, conservation } = await mine({ followFees: false });
    expect(terminals.map(({ address }) => address)).toEqual(['y']);
    expect(conservation.fifo).toMatchObject({ terminals: 930n, fees: 70n });
  });
});
