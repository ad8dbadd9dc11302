import { describe, expect, test } from 'vitest';
import { findPath } from '../../../src/tracing/find-path.ts';
import { trace } from '../../../src/tracing/trace.ts';
import type { Seed, TraceParameters } from '../../../src/tracing/trace-parameters.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { inMemoryFlowSource, type ToyTransaction, toyTxid } from '../support/in-memory-flow-source.ts';

// Borders and orders of the walk over outputs, each in the smallest chain that shows it.

type Outs = ToyTransaction['outputs'];
const coinbase = (name: string, height: number, outputs: Outs): ToyTransaction => ({
  name,
  height,
  inputs: [],
  outputs,
});
const tx = (name: string, height: number, inputs: string[], outputs: Outs): ToyTransaction => ({
  name,
  height,
  inputs,
  outputs,
});
const seed = (outpoint: string, label = outpoint): Seed => {
  const [name, vout] = outpoint.split(':');
  return { kind: 'outpoint', txid: toyTxid(name!), vout: Number(vout), label };
};
const run = (chain: readonly ToyTransaction[], seeds: Seed[], more: Partial<TraceParameters> = {}) =>
  trace({ source: inMemoryFlowSource(chain) }, { seeds, policies: ['fifo'], ...more });
const ends = (result: Awaited<ReturnType<typeof run>>, policy: TaintPolicyId = 'fifo') =>
  result.terminals.map(({ address, reason, amounts }) => `${address} ${reason} ${amounts[policy]}`);

describe('fees into the coinbase', () => {
  const mined = (height: number, claimed: number) => [
    coinbase('c0', 0, [
      [1_000, 'a'],
      [500, 'b'],
    ]),
    coinbase('c1', height, [
      [claimed, 'm1'],
      [70, 'm2'],
    ]),
    tx('t1', height, ['c0:0'], [[930, 'x']]),
    tx('t2', height, ['c0:1'], [[500, 'y']]),
  ];
  test('the subsidy halves every 210,000 blocks', async () => {
    for (const [height, claimed] of [
      [209_999, 5_000_000_000],
      [210_000, 2_500_000_000],
      [630_000, 625_000_000],
    ] as const)
      expect(ends(await run(mined(height, claimed), [seed('c0:0')], { followFees: true }))).toEqual([
        'm2 unspent 70',
        'x unspent 930',
      ]);
  });
  test('a coinbase that claims more than the rule minted what is above the fees', async () => {
    const result = await run(mined(1, 6_000_000_000), [seed('c0:0')], { followFees: true });
    expect(ends(result)).toEqual(['m2 unspent 70', 'x unspent 930']);
  });
  test('of equal fees the path takes the first', async () => {
    const chain = mined(1, 5_000_000_000).map((one) =>
      one.name === 't2' ? { ...one, outputs: [[430, 'y'] as const] } : one,
    );
    const result = await run(chain, [seed('c0:0', 'x'), seed('c0:1', 'x')], { followFees: true });
    const end = result.terminals.find(({ address }) => address === 'm2')!;
    expect(end.amounts.fifo).toBe(70n);
    expect(findPath(result, { output: end.output, policy: 'fifo' }).map(({ txid }) => txid)).toEqual(
      ['t1', 'c1'].map(toyTxid),
    );
  });
  test('a limit of transactions ends the walk, not the block: its fees arrive', async () => {
    const chain = [...mined(1, 5_000_000_000), tx('t3', 2, ['t1:0'], [[930, 'z']])];
    const result = await run(chain, [seed('c0:0')], { followFees: true, maxTransactions: 1 });
    expect(ends(result)).toEqual(['m2 unspent 70', 'x not-looked-at 930']);
  });
});

describe('limits take what is below them and nothing that is at them', () => {
  const chain = [
    coinbase('c0', 0, [
      [100, 'a'],
      [100, 'b'],
    ]),
    tx('t1', 1, ['c0:0', 'c0:1'], [[200, 'c']]),
    tx(
      't2',
      2,
      ['t1:0'],
      [
        [120, 'd'],
        [80, 'e'],
      ],
    ),
  ];
  const reasons = async (more: Partial<TraceParameters>) =>
    (await run(chain, [seed('c0:0')], more)).terminals.map(({ address, reason }) => `${address} ${reason}`);
  test('value', async () => {
    expect(await reasons({ minValue: 100n })).toEqual(['d unspent']);
    expect(await reasons({ minValue: 101n })).toEqual(['c min-value']);
  });
  test('share', async () => {
    const policies: TaintPolicyId[] = ['haircut'];
    const cutoff = (haircutCutoffMillionths: number) => reasons({ policies, haircutCutoffMillionths });
    expect(await cutoff(500_000)).toEqual(['d unspent', 'e unspent']);
    expect(await cutoff(500_001)).toEqual(['c cutoff']);
  });
  test('outputs', async () => {
    expect(await reasons({ maxOutputs: 2 })).toEqual(['d unspent']);
    expect(await reasons({ maxOutputs: 1 })).toEqual(['c out-degree']);
  });
  test('transactions: the first ones in the order of the chain, not those that were ready first', async () => {
    const more = [...chain, tx('t3', 3, ['t2:0'], [[120, 'f']]), tx('t4', 4, ['t2:1'], [[80, 'g']])];
    const late = coinbase('c3', 3, [[7, 'h']]);
    const all = [...more, late, tx('t5', 5, ['c3:0'], [[7, 'i']])];
    const result = await run(all, [seed('c0:0', 'x'), seed('c3:0', 'x')], { maxTransactions: 3 });
    expect(ends(result)).toEqual(['f unspent 100', 'h not-looked-at 7']);
  });
  test('a policy that stopped is not among those that a step took on', async () => {
    const result = await run(chain, [seed('c0:0')], {
      policies: ['poison', 'fifo'],
      minValue: { fifo: 101n },
    });
    const hop = result.hops.find(({ txid }) => txid === toyTxid('t2'))!;
    expect(hop.from.map(({ amounts }) => amounts)).toEqual([{ poison: 200n }]);
  });
});

test.each([
  ['c2:0', 't2:0'],
  ['t2:0', 'c2:0'],
])('depth is counted on the shortest way, whatever the order of the inputs: %s, %s', async (...inputs) => {
  const chain = [
    coinbase('c0', 0, [[10, 'a']]),
    tx('t1', 1, ['c0:0'], [[10, 'b']]),
    tx('t2', 2, ['t1:0'], [[10, 'c']]),
    coinbase('c2', 2, [[10, 'd']]),
    tx('t3', 3, inputs, [[20, 'e']]),
  ];
  const result = await run(chain, [seed('c0:0', 'x'), seed('c2:0', 'x')]);
  expect(result.terminals.map(({ address, depth }) => [address, depth])).toEqual([['e', 1]]);
});

describe('a start that taint of another start reaches', () => {
  const chain = [
    coinbase('c0', 0, [
      [10, 'a'],
      [20, 'b'],
      [30, 'c'],
    ]),
    tx(
      't1',
      1,
      ['c0:1'],
      [
        [5, 'd'],
        [15, 'd'],
      ],
    ),
    tx('t2', 2, ['c0:0', 't1:0', 't1:1', 'c0:2'], [[60, 'late']]),
  ];
  const seeds = [seed('c0:1', 'early'), seed('t2:0', 'late')];
  test.each(['fifo', 'lifo'] as const)(
    '%s: what is clean gets the later start, before and behind; one end, and one overlap for all pieces',
    async (policy) => {
      const { terminals, overlaps, conservation } = await run(chain, seeds, { policies: [policy] });
      expect(terminals.map(({ address, byLabel }) => [address, byLabel[policy]])).toEqual([
        [
          'late',
          [
            { label: 1, amount: 20n },
            { label: 2, amount: 40n },
          ],
        ],
      ]);
      expect(overlaps.map(({ kept, ignored, amount }) => [kept, ignored, amount])).toEqual([[1, 2, 20n]]);
      expect(conservation[policy]).toMatchObject({ seeds: 80n, overlaps: 20n, terminals: 60n });
    },
  );
  test('the order of the coins stays: clean, early, clean', async () => {
    const more = [
      ...chain,
      tx(
        't3',
        3,
        ['t2:0'],
        [
          [10, 'x'],
          [20, 'y'],
          [30, 'z'],
        ],
      ),
    ];
    const { terminals } = await run(more, seeds);
    expect(terminals.map(({ address, byLabel }) => [address, byLabel.fifo])).toEqual([
      ['x', [{ label: 2, amount: 10n }]],
      ['y', [{ label: 1, amount: 20n }]],
      ['z', [{ label: 2, amount: 30n }]],
    ]);
  });
  test('it is followed where it lies at a tagged address: the investigator named it', async () => {
    const more = [...chain, tx('t3', 3, ['t2:0'], [[60, 'x']])];
    const source = inMemoryFlowSource(more);
    const tags = new Map([
      [(await source.findAddress('late'))!, { label: 'Exchange', category: 'exchange' }],
    ]);
    expect(ends(await run(more, seeds, { tags }))).toEqual(['x unspent 60']);
  });
});
