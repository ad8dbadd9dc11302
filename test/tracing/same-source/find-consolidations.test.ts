import { expect, it } from 'vitest';
import { findConsolidations } from '../../../src/tracing/same-source/find-consolidations.ts';
import { trace } from '../../../src/tracing/trace.ts';
import { inMemoryFlowSource, type ToyTransaction, toyTxid } from '../support/in-memory-flow-source.ts';

// The theft is spread over four ways; two meet, then the third; the fourth goes into a mix together with the first.
const CHAIN: readonly ToyTransaction[] = [
  {
    name: 'coins',
    height: 1,
    inputs: [],
    outputs: [
      [100, 'victim'],
      [7, 'stranger'],
    ],
  },
  { name: 'theft', height: 2, inputs: ['coins:0'], outputs: [[100, 'thief']] },
  {
    name: 'spread',
    height: 3,
    inputs: ['theft:0'],
    outputs: [
      [40, 'a'],
      [30, 'b'],
      [20, 'c'],
      [10, 'd'],
    ],
  },
  { name: 'meet', height: 4, inputs: ['spread:0', 'spread:1', 'coins:1'], outputs: [[77, 'e']] },
  {
    name: 'again',
    height: 5,
    inputs: ['meet:0', 'spread:2'],
    outputs: [
      [50, 'f'],
      [47, 'f2'],
    ],
  },
  {
    name: 'mix',
    height: 6,
    inputs: ['again:0', 'spread:3'],
    outputs: [
      [30, 'm1'],
      [30, 'm2'],
    ],
    coinJoin: true,
  },
  { name: 'alone', height: 7, inputs: ['again:1'], outputs: [[47, 'g']] },
];

it('lists where the ways of a theft come together, and groups the addresses that it joins', async () => {
  const result = await trace(
    { source: inMemoryFlowSource(CHAIN) },
    {
      seeds: [{ kind: 'transaction', txid: toyTxid('theft'), label: 'theft' }],
      policies: ['poison', 'fifo'],
    },
  );
  const found = findConsolidations(result, 'poison');
  expect(found.consolidations).toEqual([
    {
      txid: toyTxid('again'),
      height: 5,
      time: 1_231_009_505,
      addresses: ['c', 'e'],
      inputs: 2,
      branches: 3,
      amounts: expect.objectContaining({ poison: 97n }),
    },
    {
      txid: toyTxid('meet'),
      height: 4,
      time: 1_231_008_905,
      addresses: ['a', 'b'],
      inputs: 2,
      branches: 2,
      amounts: expect.objectContaining({ poison: 70n, fifo: 70n }),
    },
  ]);
  expect(found).toMatchObject({
    branches: 4,
    joined: 4,
    groups: [
      ['a', 'b'],
      ['c', 'e'],
    ],
  });
  // thief, a, b, c, e, f2; what entered the mix was not spent by the thief alone.
  expect(found.addresses).toBe(6);
  // FIFO brings the stranger's coins into f: what f2 gets is still the thief's.
  expect(findConsolidations(result, 'fifo').consolidations.map(({ branches }) => branches)).toEqual([3, 2]);
  expect(findConsolidations(result, 'lifo')).toMatchObject({ consolidations: [], addresses: 0 });
});

it('finds nothing where coins go on one by one', async () => {
  const result = await trace(
    { source: inMemoryFlowSource(CHAIN.slice(0, 3)) },
    { seeds: [{ kind: 'transaction', txid: toyTxid('theft'), label: 'theft' }], policies: ['poison'] },
  );
  expect(findConsolidations(result, 'poison')).toMatchObject({ consolidations: [], joined: 0, groups: [] });
});
