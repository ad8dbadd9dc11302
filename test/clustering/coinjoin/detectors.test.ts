import { describe, expect, it } from 'vitest';
import { detectMixes } from '../../../src/clustering/coinjoin/detect-mixes.ts';
import type { MixTransaction } from '../../../src/clustering/coinjoin/mix-transaction.ts';
import { wasabi2Denominations } from '../../../src/clustering/coinjoin/wasabi2-denominations.ts';
import { coin, coins, transaction } from './mix-coins.ts';

const kinds = (tx: MixTransaction, exchange = false) =>
  detectMixes(tx, exchange).sightings.map(({ kind }) => kind);
const one = (tx: MixTransaction, kind: string) =>
  detectMixes(tx).sightings.find((sighting) => sighting.kind === kind);
/** Different values that no rule knows. */
const change = (count: number, from = 1_234_567) =>
  Array.from({ length: count }, (_, i) => coin(from + 7_919 * i));

describe('Whirlpool mixes', () => {
  const mix = (size: number, entrants: number, excess = 5_142) =>
    transaction(
      [...coins(size - entrants, 5_000_000), ...coins(entrants, 5_000_000 + excess)],
      coins(size, 5_000_000),
    );
  it.each([
    [5, 2],
    [8, 4],
    [10, 1],
  ])('%i coins, %i of them new', (size, entrants) => {
    expect(one(mix(size, entrants), 'whirlpool-mix')).toMatchObject({
      confidence: 60,
      participants: size,
      denominations: [5_000_000n],
    });
  });
  it.each([
    ['four coins', mix(4, 2)],
    ['nothing new', mix(5, 0)],
    ['all new', mix(5, 5)],
    ['too little for fees', mix(5, 2, 99)],
    ['too much for fees', mix(5, 2, 110_001)],
    ['no pool', transaction(coins(5, 3_000_100), coins(5, 3_000_000))],
    ['before there was a Whirlpool', { ...mix(5, 2), height: 569_999 }],
    ['after its servers were seized', { ...mix(5, 2), height: 840_817 }],
    [
      'two inputs of one script',
      transaction(
        [coin(5_000_000, 'p2wpkh', 1), coin(5_000_100, 'p2wpkh', 1), ...coins(3, 5_000_000)],
        coins(5, 5_000_000),
      ),
    ],
  ])('not: %s', (_, tx) => {
    expect(one(tx, 'whirlpool-mix')).toBeUndefined();
  });
  it('lets coins leave to a multisig, but not most of them', () => {
    const inputs = mix(5, 2).inputs;
    expect(
      one(transaction(inputs, [...coins(4, 5_000_000), coin(5_000_000, 'p2wsh')]), 'whirlpool-mix'),
    ).toBeDefined();
    expect(
      one(transaction(inputs, [...coins(2, 5_000_000), ...coins(3, 5_000_000, 'p2wsh')]), 'whirlpool-mix'),
    ).toBeUndefined();
    expect(
      one(transaction(inputs, [...coins(4, 5_000_000), coin(5_000_000, 'p2pkh')]), 'whirlpool-mix'),
    ).toBeUndefined();
  });
});

it('Ashigaru’s pools are there since 2025, and not before', () => {
  const mix = transaction([...coins(3, 2_500_000), ...coins(2, 2_505_142)], coins(5, 2_500_000));
  expect(one({ ...mix, height: 899_500 }, 'whirlpool-mix')).toMatchObject({ denominations: [2_500_000n] });
  expect(one({ ...mix, height: 840_000 }, 'whirlpool-mix')).toBeUndefined();
});

describe('Whirlpool Tx0', () => {
  const note = coin(0, 'op_return');
  const tx0 = (...others: number[]) =>
    transaction([coin(20_000_000)], [note, ...coins(3, 1_003_937), ...others.map((value) => coin(value))]);
  it('with the fee of the pool, and change', () => {
    expect(one(tx0(50_000, 812_345), 'whirlpool-tx0')).toMatchObject({
      participants: 1,
      denominations: [1_000_000n],
      evidence: [
        { fact: 'pool' },
        { fact: 'premix-outputs', value: 3n },
        { fact: 'coordinator-fee', value: 50_000n },
      ],
    });
  });
  it('with a discounted fee, when only one output can be it', () => {
    expect(one(tx0(42_500), 'whirlpool-tx0')).toBeDefined();
    expect(one(tx0(42_500, 68_000), 'whirlpool-tx0')).toBeUndefined();
    expect(one(tx0(50_000, 68_000), 'whirlpool-tx0')).toBeDefined();
  });
  it('is nothing else, in spite of its equal outputs', () => {
    const tx = transaction(change(3, 9_000_000), [note, ...coins(3, 1_003_937), coin(50_000), coin(812_345)]);
    expect(kinds(tx)).toEqual(['whirlpool-tx0']);
  });
  it('not a payment of tokens to other scripts, which carries a note too', () => {
    for (const kind of ['p2pkh', 'p2sh', 'p2tr'] as const) {
      const tx = transaction([coin(20_000_000)], [note, ...coins(3, 1_003_937, kind), coin(50_000)]);
      expect(one(tx, 'whirlpool-tx0')).toBeUndefined();
    }
  });
  it('not without a note, with more outputs beside, or too far above the pool', () => {
    expect(
      one(transaction([coin(20_000_000)], [...coins(3, 1_003_937), coin(50_000), coin(77)]), 'whirlpool-tx0'),
    ).toBeUndefined();
    expect(one(tx0(50_000, 812_345, 4_000_000), 'whirlpool-tx0')).toBeUndefined();
    expect(
      one(transaction([coin(9_000_000)], [note, ...coins(3, 1_110_001), coin(50_000)]), 'whirlpool-tx0'),
    ).toBeUndefined();
  });
});

describe('Wasabi 1', () => {
  const round = (people: number, denomination = 10_000_000) =>
    transaction(
      [...change(people, 11_000_001), ...change(4, 3_000_017)],
      [...coins(people, denomination), ...change(people - 1)],
    );
  it('1.0: one value near 0.1 BTC for everybody', () => {
    expect(one(round(12), 'wasabi-1.0')).toMatchObject({ participants: 12, denominations: [10_000_000n] });
    expect(one(round(12, 11_999_999), 'wasabi-1.0')).toBeDefined();
    expect(one(round(12, 12_000_001), 'wasabi-1.0')).toBeUndefined();
  });
  it('1.1: more levels, less sure when people bring many inputs', () => {
    const levels = transaction(change(40, 11_000_001), [
      ...coins(20, 10_000_000),
      ...coins(6, 20_010_000),
      ...coins(2, 40_030_000),
      ...change(19),
    ]);
    expect(one(levels, 'wasabi-1.1')).toMatchObject({
      participants: 20,
      denominations: [10_000_000n, 20_010_000n, 40_030_000n],
      confidence: 50 + Math.floor((50 * (140 - 40)) / 240),
    });
    const many = transaction(change(140, 11_000_001), levels.outputs);
    expect(one(many, 'wasabi-1.1')!.confidence).toBe(50);
  });
  it('not: nine inputs, before Wasabi, one owner who divides what he has', () => {
    expect(
      one(transaction(change(9, 11_000_001), [...coins(9, 10_000_000), ...change(5)]), 'wasabi-1.0'),
    ).toBeUndefined();
    expect(one({ ...round(12), height: 530_499 }, 'wasabi-1.0')).toBeUndefined();
    expect(one({ ...round(12), height: 846_000 }, 'wasabi-1.0')).toBeDefined();
    expect(one({ ...round(12), height: 846_001 }, 'wasabi-1.0')).toBeUndefined();
    const split = transaction(coins(12, 10_000_100), [...coins(12, 10_000_000), coin(900)]);
    expect(one(split, 'wasabi-1.0')).toBeUndefined();
  });
  it('not: a coin of another script type, or a note: the wallet had neither', () => {
    for (const more of [coin(1_500_001, 'p2sh'), coin(1_500_001, 'p2tr'), coin(0, 'op_return')]) {
      const tx = transaction(round(12).inputs, [...round(12).outputs, more]);
      expect(kinds(tx)).not.toContain('wasabi-1.0');
      expect(kinds(tx)).not.toContain('wasabi-1.1');
    }
    const paid = transaction([...round(12).inputs, coin(1_500_001, 'p2pkh')], round(12).outputs);
    expect(one(paid, 'wasabi-1.0')).toBeUndefined();
  });
  it('is not claimed when the inputs are an exchange', () => {
    const answer = detectMixes(round(12), true);
    expect(answer.sightings.map(({ kind }) => kind)).not.toContain('wasabi-1.0');
    expect(answer.vetoed).toContainEqual(expect.objectContaining({ by: 'exchange' }));
  });
});

describe('Wasabi 2', () => {
  const sorted = (values: number[]) => values.sort((a, b) => b - a).map((value) => coin(value));
  const values = [
    ...Array(4).fill(100_000),
    ...Array(3).fill(65_536),
    ...Array(3).fill(59_049),
    39_366,
    39_366,
    20_000,
    5_000,
  ];
  const round = (inputs: number, outputs = sorted([...values, 123_457])) =>
    transaction(sorted(Array.from({ length: inputs }, (_, i) => 50_000 + 31 * i)), outputs);
  it('has the denominations of the reference list', () => {
    const list = wasabi2Denominations();
    for (const value of [
      5_000, 6_561, 8_192, 10_000, 13_122, 20_000, 50_000, 134_217_728, 1_162_261_467, 134_375_000_000,
    ])
      expect(list.has(BigInt(value)), String(value)).toBe(true);
    for (const value of [4_096, 4_999, 30_000, 40_000, 12_345])
      expect(list.has(BigInt(value)), String(value)).toBe(false);
  });
  it.each([
    [10, 50],
    [20, 70],
    [50, 90],
  ])('%i inputs: confidence %i', (inputs, confidence) => {
    expect(one(round(inputs), 'wasabi-2')).toMatchObject({ confidence, participants: 4 });
  });
  it('not: nine inputs, unsorted, other scripts, too few denominations, before it', () => {
    expect(one(round(9), 'wasabi-2')).toBeUndefined();
    expect(one(transaction(round(20).inputs, [...round(20).outputs].reverse()), 'wasabi-2')).toBeUndefined();
    expect(
      one(transaction([...round(20).inputs, coin(10, 'p2pkh')], round(20).outputs), 'wasabi-2'),
    ).toBeUndefined();
    expect(
      one(round(20, sorted([100_000, 100_000, 65_536, 65_536, 777, 778, 779])), 'wasabi-2'),
    ).toBeUndefined();
    expect(one({ ...round(50), height: 741_212 }, 'wasabi-2')).toBeUndefined();
  });
});

describe('JoinMarket, and what only looks like it', () => {
  /** Four people: two coins of the first, one each of the others; makers earn some hundred sat, the taker pays. */
  const equal = 7_654_321;
  const inputs = [4_000_000, 5_000_000, 9_000_000, 8_111_000, 12_500_000].map((value) => coin(value));
  const rest = [9_000_000 - equal - 9_000, 1_345_679 + 300, 456_679 + 250, 4_845_679 + 410];
  const tx = transaction(inputs, [...coins(4, equal), ...rest.map((value) => coin(value))]);
  it('is four equal outputs with change of each', () => {
    expect(one(tx, 'joinmarket')).toMatchObject({
      confidence: 49,
      participants: 4,
      denominations: [7_654_321n],
    });
    expect(one({ ...tx, height: 354_999 }, 'joinmarket')).toBeUndefined();
    expect(kinds(tx)).toContain('generic');
  });
  it('the taker may empty his wallet, and pay another script type', () => {
    const outputs = [...coins(3, equal), coin(equal, 'p2wsh'), ...rest.slice(1).map((value) => coin(value))];
    expect(one(transaction([coin(equal + 9_000), ...inputs.slice(2)], outputs), 'joinmarket')).toBeDefined();
  });
  it.each([
    ['a note', [...tx.outputs, coin(0, 'op_return')]],
    ['change of half of them', tx.outputs.slice(0, 6)],
    ['two payments to another script type', [...tx.outputs.slice(2), ...coins(2, equal, 'p2sh')]],
    ['change to another script type', [...tx.outputs.slice(0, 7), coin(rest[3]!, 'p2sh')]],
    [
      'an address that an input spent from',
      [{ ...tx.outputs[0]!, script: inputs[2]!.script }, ...tx.outputs.slice(1)],
    ],
    ['one owner who divided what he had', [...tx.outputs.slice(0, 7), coin(equal - 39)]],
    [
      'change that nobody of them can have',
      [...tx.outputs.slice(0, 6), coin(rest[2]! - 300_000), coin(rest[3]! + 300_000)],
    ],
  ])('not: %s', (_, outputs) => {
    expect(kinds(transaction(inputs, outputs))).not.toContain('joinmarket');
  });
  it('more than four inputs per output are not named, but left out all the same', () => {
    const many = transaction([...inputs, ...coins(28, 600)], tx.outputs);
    expect(kinds(many)).toEqual(['generic']);
    expect(kinds(transaction(many.inputs.slice(0, 32), tx.outputs))).toEqual(['generic', 'joinmarket']);
  });
  it('is not an exchange that pays out, nor outputs that are all equal, nor dust', () => {
    expect(kinds(tx, true)).not.toContain('joinmarket');
    expect(one(transaction(change(5), coins(6, 7_654_321)), 'joinmarket')).toBeUndefined();
    expect(one(transaction(change(5), [...coins(4, 2_730), ...change(4)]), 'joinmarket')).toBeUndefined();
  });
});

describe('the generic rule', () => {
  const people = [9_000_000, 8_000_000, 7_900_000];
  const inputs = people.map((value) => coin(value));
  const outputs = [...coins(3, 7_000_000), ...people.map((value) => coin(value - 7_000_000 - 2_000))];
  it('sees three people with other scripts than JoinMarket’s', () => {
    expect(kinds(transaction([coin(9_000_000, 'p2sh'), ...inputs.slice(1)], outputs))).toEqual(['generic']);
  });
  it('not: two equal outputs, dust, a note, heavy reuse of addresses', () => {
    const two = [...coins(2, 7_000_000), coin(1_998_000), coin(998_000)];
    expect(kinds(transaction(inputs.slice(0, 2), two))).not.toContain('generic');
    expect(
      kinds(transaction(inputs, [...coins(3, 2_730), ...people.map((value) => coin(value - 5_000))])),
    ).toEqual([]);
    expect(kinds(transaction(inputs, [...outputs.slice(1), coin(0, 'op_return')]))).toEqual([]);
    const again = outputs.map((output, i) => (i < 3 ? output : { ...output, script: inputs[i - 3]!.script }));
    expect(kinds(transaction(inputs, again))).toContain('generic');
    const more = again.map((output, i) => (i === 1 ? { ...output, script: again[0]!.script } : output));
    expect(kinds(transaction(inputs, more))).toEqual([]);
  });
  it('not: a service that pays three equal sums and has one change', () => {
    const paid = [...coins(3, 141_000), coin(3_002_178), coin(21_473_000)];
    expect(
      kinds(
        transaction(
          people.map((value) => coin(value)),
          paid,
        ),
      ),
    ).toEqual([]);
  });
});

describe('shapes of one owner', () => {
  it('Stonewall: two equal outputs among four, which no other kind claims', () => {
    const tx = transaction(change(4, 9_000_000), [...coins(2, 7_000_000), ...change(2)]);
    expect(kinds(tx)).toEqual(['stonewall']);
    expect(kinds(transaction(change(4, 9_000_000), [...coins(3, 7_000_000), ...change(1)]))).not.toContain(
      'stonewall',
    );
  });
  it('equal chips: ten or more of one power of two times 0.001 BTC', () => {
    expect(one(transaction(change(1, 90_000_000), coins(10, 6_400_000)), 'equal-chips')).toMatchObject({
      confidence: 40,
    });
    expect(one(transaction(change(1), [...coins(12, 100_000), coin(77)]), 'equal-chips')).toMatchObject({
      confidence: 30,
    });
    for (const value of [300_000, 50_000, 1_638_400_000])
      expect(one(transaction(change(1), coins(12, value)), 'equal-chips')).toBeUndefined();
    expect(one(transaction(change(1), coins(9, 100_000)), 'equal-chips')).toBeUndefined();
  });
  it('PayJoin: an input that neither output needed', () => {
    expect(
      one(transaction([coin(50_000), coin(90_000)], [coin(40_000), coin(99_000)]), 'payjoin'),
    ).toBeUndefined();
    expect(
      one(transaction([coin(50_000), coin(900_000)], [coin(440_000), coin(509_000)]), 'payjoin'),
    ).toMatchObject({ confidence: 10 });
    const again = coin(50_000, 'p2wpkh', 4_711);
    expect(
      one(transaction([again, coin(900_000)], [coin(440_000), { ...again, value: 509_000n }]), 'payjoin'),
    ).toBeUndefined();
  });
});

it('an ordinary payment is nothing', () => {
  expect(kinds(transaction([coin(900_000)], [coin(440_000), coin(459_000)]))).toEqual([]);
});
