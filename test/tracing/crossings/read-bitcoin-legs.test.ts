import { expect, it } from 'vitest';
import { readBitcoinLegs } from '../../../src/tracing/crossings/read-bitcoin-legs.ts';
import { inMemoryFlowSource, type ToyTransaction, toyTxid } from '../support/in-memory-flow-source.ts';

// Of block 0 and of BIP 173.
const [PAID, OTHER] = ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'];
const timeOf = (height: number) => 1_231_006_505 + 600 * height;
const ALWAYS = { from: 0, to: 4_294_967_295 };

const CHAIN: readonly ToyTransaction[] = [
  {
    name: 'new',
    height: 0,
    inputs: [],
    outputs: [
      [50, 'a'],
      [50, 'b'],
      [50, 'a'],
      [50, ''],
    ],
  },
  { name: 'early', height: 1, inputs: ['new:0'], outputs: [[50, PAID]] },
  {
    name: 'joint',
    height: 2,
    inputs: ['new:1', 'new:2', 'new:3', 'early:0'],
    memo: 'OUT:AB',
    outputs: [
      [0, ''],
      [120, OTHER],
      [80, 'c'],
    ],
  },
  {
    name: 'late',
    height: 3,
    inputs: ['joint:1'],
    outputs: [
      [60, PAID],
      [60, PAID],
    ],
  },
  { name: 'order', height: 4, inputs: ['late:0'], memo: '=:ETH.ETH:0x1', outputs: [[60, 'd']] },
];
const source = inMemoryFlowSource(CHAIN);
const of = async (wish: Partial<Parameters<typeof readBitcoinLegs>[1]>) =>
  (await readBitcoinLegs(source, { ...ALWAYS, recipients: [], ...wish })).map(({ txid }) => txid);
const named = (...names: string[]) => names.map(toyTxid);

it('a leg has its memo, its outputs in order, whoever paid, each once, and the time of its block', async () => {
  const [leg] = await readBitcoinLegs(source, { ...ALWAYS, recipients: [], memo: /^OUT:/ });
  expect(leg).toEqual({
    txid: toyTxid('joint'),
    memo: 'OUT:AB',
    outputs: [
      { address: undefined, value: 0n },
      { address: OTHER, value: 120n },
      { address: 'c', value: 80n },
    ],
    payers: ['b', 'a', PAID],
    time: timeOf(2),
  });
});

it('those that pay a recipient within the time, once each, in chain order; texts that are no address name nobody', async () => {
  const memo = /^nothing/;
  expect(await of({ memo, recipients: [OTHER, PAID, '0x12', 'a'] })).toEqual(named('early', 'joint', 'late'));
  expect(await of({ memo, recipients: [PAID], from: timeOf(2) })).toEqual(named('late'));
  expect(await of({ memo, recipients: [PAID], to: timeOf(2) })).toEqual(named('early'));
  expect(await of({ memo, recipients: [PAID], from: timeOf(1) + 1, to: timeOf(3) - 1 })).toEqual([]);
  expect(await of({ memo, recipients: [PAID], from: timeOf(9), to: timeOf(10) })).toEqual([]);
});

it('memos of all transactions of the time, or of those that are named', async () => {
  expect(await of({})).toEqual(named('joint', 'order'));
  expect(await of({ from: timeOf(3) })).toEqual(named('order'));
  expect(await of({ transactions: Float64Array.of(0, 2, 3) })).toEqual(named('joint'));
  expect(await of({ transactions: Float64Array.of() })).toEqual([]);
  expect(await of({ recipients: [OTHER], memo: /^=/ })).toEqual(named('joint', 'order'));
});
