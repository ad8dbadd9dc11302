import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addsUp } from '../../../src/clustering/coinjoin/adds-up.ts';
import { coin, coins, transaction } from './mix-coins.ts';

const EQUAL = { value: 1_000_000n, count: 3 };
const put = (inputs: number[], change: number[]) =>
  transaction(
    inputs.map((value) => coin(value)),
    [...coins(3, 1_000_000), ...change.map((value) => coin(value))],
  );

describe('the inputs can be divided', () => {
  it('each brings the equal sum, his change and a third of the fee', () => {
    expect(addsUp(put([1_500_300, 1_200_300, 1_700_300], [500_000, 200_000, 700_000]), EQUAL)).toBe('yes');
  });
  it('a maker earns at most one percent of the sum and 5,000 sat', () => {
    const makers = (earned: number) =>
      put([1_500_000, 1_200_000, 3_000_000], [500_000 + earned, 200_000, 2_000_000 - earned - 1_000]);
    expect(addsUp(makers(15_000), EQUAL)).toBe('yes');
    expect(addsUp(makers(15_001), EQUAL)).toBe('no');
  });
  it('one brings several coins, one has no change', () => {
    expect(addsUp(put([600_000, 900_100, 1_200_000, 1_000_500], [500_000, 199_900]), EQUAL)).toBe('yes');
  });
  it('coins of one script are one person’s', () => {
    const inputs = [coin(1_500_300, 'p2wpkh', 1), coin(1_200_300, 'p2wpkh', 1), coin(1_700_300)];
    const { outputs } = put([], [500_000, 200_000, 700_000]);
    expect(addsUp(transaction(inputs, outputs), EQUAL)).toBe('no');
  });
});

describe('the inputs cannot be divided', () => {
  it.each([
    ['one change for all', [1_500_000, 1_200_000, 1_700_000], [1_399_000]],
    ['more change than people', [1_500_000, 1_200_000, 1_700_000], [400_000, 300_000, 200_000, 499_000]],
    ['change that no coin leaves', [1_500_000, 1_200_000, 1_700_000], [600_000, 600_000, 199_000]],
    ['more than was brought', [1_000_000, 1_000_000, 1_000_000], [1]],
    ['a person who brings nothing', [3_500_000, 400, 600], [500_000]],
  ])('%s', (_, inputs, change) => {
    expect(addsUp(put(inputs, change), EQUAL)).toBe('no');
  });
});

it('says that it cannot be told instead of searching on', () => {
  const inputs = Array.from({ length: 60 }, (_, i) => 30_011 + 977 * i);
  const brought = inputs.reduce((sum, value) => sum + value, 0);
  const outputs = [...coins(3, 1_000_000), coin(brought - 3_000_000 - 2_600), coin(700), coin(900)];
  const answer = addsUp(
    transaction(
      inputs.map((value) => coin(value)),
      outputs,
    ),
    EQUAL,
  );
  expect(['yes', 'undecided']).toContain(answer);
});

it('every CoinJoin that is made like one adds up, however its coins are ordered', () => {
  const person = fc.record({
    coins: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 }),
    change: fc.integer({ min: 3_000, max: 90_000_000 }),
    earns: fc.integer({ min: 0, max: 5_000 }),
  });
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 3, maxLength: 8 }),
      fc.integer({ min: 20_000, max: 50_000_000 }),
      fc.integer({ min: 200, max: 40_000 }),
      (people, equal, fee) => {
        const inputs = people.flatMap(({ coins: parts, change, earns }, i) => {
          const taker = i === 0 ? people.slice(1).reduce((sum, one) => sum + one.earns, fee) + earns : 0;
          const brings = equal + change - earns + taker;
          const whole = parts.reduce((sum, part) => sum + part, 0);
          const values = parts.map((part) => Math.floor((brings * part) / whole));
          values[0]! += brings - values.reduce((sum, value) => sum + value, 0);
          return values;
        });
        const outputs = [...coins(people.length, equal), ...people.map(({ change }) => coin(change))];
        // Change that happens to be the equal sum makes it another transaction.
        fc.pre(people.every(({ change }) => change !== equal));
        const tx = transaction(
          inputs.reverse().map((value) => coin(value)),
          outputs,
        );
        expect(addsUp(tx, { value: BigInt(equal), count: people.length })).not.toBe('no');
      },
    ),
    { numRuns: 500, seed: 16 },
  );
});
