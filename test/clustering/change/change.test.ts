import { describe, expect, it } from 'vitest';
import { TX_PRINT } from '../../../src/chains/bitcoin/tx-print.ts';
import { changeConsensus } from '../../../src/clustering/change/change-consensus.ts';
import { CHANGE_HEURISTICS, type ChangeName } from '../../../src/clustering/change/change-heuristics.ts';
import type {
  ChangeOutput,
  ChangeSpend,
  ChangeTransaction,
} from '../../../src/clustering/change/change-transaction.ts';
import { parseChangeExpression } from '../../../src/clustering/change/parse-change-expression.ts';

const PRINT = TX_PRINT.version2 | TX_PRINT.segwit;
const SPEND: ChangeSpend = { locktime: 0, print: PRINT, fee: 100n, weight: 400, inputs: 1, outputs: 2 };
const out = (value: number, address: number, more: Partial<ChangeOutput> = {}): ChangeOutput => ({
  value: BigInt(value),
  address,
  kind: 'p2wpkh',
  before: false,
  after: false,
  ...more,
});
const tx = (outputs: ChangeOutput[], more: Partial<ChangeTransaction> = {}): ChangeTransaction => ({
  inputs: [
    { value: 5_000_000n, address: 1, kind: 'p2wpkh' },
    { value: 900_000n, address: 2, kind: 'p2wpkh' },
  ],
  outputs,
  coinbase: false,
  mix: false,
  locktime: 0,
  print: PRINT,
  fee: 100n,
  weight: 400,
  together: () => false,
  ...more,
});
const says = (name: ChangeName, transaction: ChangeTransaction) => [
  ...CHANGE_HEURISTICS[name].heuristic(transaction),
];

describe('one-time change', () => {
  const payment = out(5_000_000, 8);
  it.each([
    ['holds', out(899_999, 9), [1]],
    ['not below every input', out(900_001, 9), []],
    ['round', out(899_000, 9), []],
    ['another script type', out(899_999, 9, { kind: 'p2sh' }), []],
    ['used before', out(899_999, 9, { before: true }), []],
    ['used again', out(899_999, 9, { after: true }), []],
    ['twice among the outputs', out(899_999, 8), []],
  ])('%s', (_, candidate, expected) => {
    expect(says('one-time', tx([payment, candidate]))).toEqual(expected);
  });
  it('not with inputs of two types, with one output, or with eleven', () => {
    const mixed = [
      { value: 5_000_000n, address: 1, kind: 'p2wpkh' as const },
      { value: 900_000n, address: 2, kind: 'p2pkh' as const },
    ];
    expect(says('one-time', tx([payment, out(899_999, 9)], { inputs: mixed }))).toEqual([]);
    expect(says('one-time', tx([out(899_999, 9)]))).toEqual([]);
    expect(says('one-time', tx(Array.from({ length: 11 }, (_, i) => out(899_999 - i, 20 + i))))).toEqual([]);
  });
});

describe('the other heuristics', () => {
  it('direct: pays an input address', () => {
    expect(says('direct', tx([out(1, 8), out(2, 2)]))).toEqual([1]);
  });
  it('same cluster: by evidence from elsewhere', () => {
    expect(
      says('same-cluster', tx([out(1, 8), out(2, 9)], { together: (a, b) => a === 2 && b === 9 })),
    ).toEqual([1]);
  });
  it('optimal: less than the smallest input', () => {
    expect(says('optimal', tx([out(900_000, 8), out(899_999, 9)]))).toEqual([1]);
  });
  it('power of ten: the only value that is not round', () => {
    expect(says('power-of-ten', tx([out(3_000_000, 8), out(1_234_567, 9)]))).toEqual([1]);
    expect(says('power-of-ten', tx([out(3_000_001, 8), out(1_234_567, 9)]))).toEqual([]);
  });
  it('lock time and fee rate: go on in the spending transaction; unspent stays possible', () => {
    const locked = { spend: { ...SPEND, locktime: 700_000 } };
    expect(says('locktime', tx([out(1, 8, locked), out(2, 9, { spend: SPEND }), out(3, 10)]))).toEqual([
      1, 2,
    ]);
    const cheap = { spend: { ...SPEND, fee: 98n } };
    const same = { spend: { ...SPEND, fee: 199n, weight: 800 } };
    expect(says('fee-rate', tx([out(1, 8, cheap), out(2, 9, same)]))).toEqual([1]);
  });
  it('script type: the one that all inputs have', () => {
    expect(says('script-type', tx([out(1, 8, { kind: 'p2tr' }), out(2, 9)]))).toEqual([1]);
  });
  it('fresh address: exactly one, and no change to oneself', () => {
    const old = { before: true };
    expect(says('fresh-address', tx([out(1, 8, old), out(2, 9)]))).toEqual([1]);
    expect(says('fresh-address', tx([out(1, 8), out(2, 9)]))).toEqual([]);
    expect(says('fresh-address', tx([out(1, 2, old), out(2, 9)]))).toEqual([]);
  });
  it('wallet print: the spending transaction looks alike', () => {
    const other = { spend: { ...SPEND, print: TX_PRINT.version1 | TX_PRINT.rbf, locktime: 9 } };
    expect(says('wallet-print', tx([out(1, 8, other), out(2, 9, { spend: SPEND }), out(3, 10)]))).toEqual([
      1,
    ]);
  });
  it('never name an output that nobody can own', () => {
    const note: ChangeOutput = { ...out(0, -1), kind: 'op_return' };
    for (const name of Object.keys(CHANGE_HEURISTICS) as ChangeName[])
      expect(says(name, tx([note, out(899_999, 9)])), name).not.toContain(0);
  });
});

it('power of ten with other digits: round to so many zeros', () => {
  const round = tx([out(300_000, 8), out(1_234_000, 9)]);
  const named = (text: string) => [...parseChangeExpression(text).heuristic(round)];
  expect(named('power-of-ten(3)')).toEqual([]);
  expect(named('power-of-ten(4)')).toEqual([1]);
  expect(named('power-of-ten( 5 ) & optimal')).toEqual([]);
  expect(named('unique(power-of-ten(5)) - direct')).toEqual([1]);
  expect(named('power-of-ten')).toEqual([]);
});

describe('set algebra', () => {
  const two = tx([out(5_000_000, 8, { before: true }), out(899_999, 9), out(450_001, 10)]);
  it.each([
    ['optimal', [1, 2]],
    ['optimal & script-type', [1, 2]],
    ['optimal - power-of-ten', [1, 2]],
    ['script-type - optimal', [0]],
    ['unique(script-type - optimal) | direct', [0]],
    ['unique(optimal)', []],
    ['power-of-ten', []],
    ['unique(power-of-ten(2)) | direct', []],
    ['power-of-ten(3)', []],
    ['(optimal | script-type) - (optimal & one-time)', [0]],
  ])('%s', (text, expected) => {
    expect([...parseChangeExpression(text).heuristic(two)]).toEqual(expected);
  });
  it('is as sure as the surest heuristic in it', () => {
    expect(parseChangeExpression('optimal & one-time').confidence).toBe(50);
  });
  it.each([
    ['', 1],
    ['optimal &', 10],
    ['optimal nonsense', 9],
    ['(optimal', 9],
    ['unique optimal', 1],
    ['optimal % direct', 9],
    ['constructor', 1],
    ['power-of-ten(0)', 14],
    ['power-of-ten(13)', 14],
    ['power-of-ten(optimal)', 14],
    ['power-of-ten(4', 15],
    ['optimal(4)', 8],
    ['4', 1],
  ])('refuses "%s" with the place', (text, position) => {
    expect(() => parseChangeExpression(text)).toThrowError(
      expect.objectContaining({
        code: 'CHANGE_EXPRESSION_INVALID',
        meta: expect.objectContaining({ position }),
      }),
    );
  });
});

describe('consensus', () => {
  it('is what the surest say: change to oneself outweighs the rest', () => {
    expect(changeConsensus(tx([out(899_999, 9), out(4_000_000, 2)]))).toMatchObject({
      consensus: [1],
      confidence: 100,
    });
    expect(changeConsensus(tx([out(5_000_000, 8), out(899_999, 9)]))).toMatchObject({
      consensus: [1],
      confidence: 50,
    });
  });
  it('is void for a CoinJoin and for a pay-out to many, with the votes still shown', () => {
    const outputs = [out(5_000_000, 8), out(899_999, 9)];
    expect(changeConsensus(tx(outputs, { mix: true }))).toMatchObject({ consensus: [], confidence: 0 });
    expect(changeConsensus(tx(outputs, { mix: true })).votes.length).toBeGreaterThan(0);
    expect(
      changeConsensus(tx(Array.from({ length: 11 }, (_, i) => out(1 + i, i ? 20 + i : 2)))),
    ).toMatchObject({ consensus: [] });
  });
});
