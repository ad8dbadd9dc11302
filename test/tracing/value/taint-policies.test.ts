import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, type SegmentLists } from '../../../src/tracing/value/allocate.ts';
import { POLICIES, type TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { lists, outputPolicy, plain, policyCases, policyContract } from './policy-contract.ts';

for (const policy of POLICIES) policyContract(outputPolicy(policy));

const rule =
  (policy: TaintPolicyId) =>
  (inputs: SegmentLists, outputs: readonly bigint[], fee: bigint): SegmentLists =>
    allocate(policy, { inputs, outputs, fee });
const [poison, haircut, fifo, lifo, tiho] = POLICIES.map(rule) as [Rule, Rule, Rule, Rule, Rule];
type Rule = ReturnType<typeof rule>;

const BTC = 100_000_000;

describe('worked example: 2 tainted and 3 clean coins go into 4 and 1', () => {
  const taintedFirst = lists([[1, 2 * BTC]], [[0, 3 * BTC]]);
  const cleanFirst = lists([[0, 3 * BTC]], [[1, 2 * BTC]]);
  const outputs = [BigInt(4 * BTC), BigInt(BTC)];

  test('poison: everything', () => {
    expect(plain(poison(taintedFirst, outputs, 0n))).toEqual([[[1, 4 * BTC]], [[1, BTC]], []]);
  });
  test('haircut: 40 % of each', () => {
    expect(plain(haircut(taintedFirst, outputs, 0n))).toEqual([
      [
        [1, 1.6 * BTC],
        [0, 2.4 * BTC],
      ],
      [
        [1, 0.4 * BTC],
        [0, 0.6 * BTC],
      ],
      [],
    ]);
  });
  test('FIFO: depends on the order of the inputs', () => {
    expect(plain(fifo(taintedFirst, outputs, 0n))).toEqual([
      [
        [1, 2 * BTC],
        [0, 2 * BTC],
      ],
      [],
      [],
    ]);
    expect(plain(fifo(cleanFirst, outputs, 0n))).toEqual([
      [
        [0, 3 * BTC],
        [1, BTC],
      ],
      [[1, BTC]],
      [],
    ]);
  });
  test('LIFO: the last output is served first', () => {
    expect(plain(lifo(taintedFirst, outputs, 0n))).toEqual([
      [
        [1, BTC],
        [0, 3 * BTC],
      ],
      [[1, BTC]],
      [],
    ]);
    expect(plain(lifo(cleanFirst, outputs, 0n))).toEqual([
      [
        [0, 2 * BTC],
        [1, 2 * BTC],
      ],
      [],
      [],
    ]);
  });
  test('TIHO: into the largest output, whatever the order', () => {
    const expected = [
      [
        [1, 2 * BTC],
        [0, 2 * BTC],
      ],
      [],
      [],
    ];
    expect(plain(tiho(taintedFirst, outputs, 0n))).toEqual(expected);
    expect(plain(tiho(cleanFirst, outputs, 0n))).toEqual(expected);
  });
});

describe('vectors written by hand', () => {
  test('FIFO cuts segments, joins neighbours and leaves the end to the fee', () => {
    const inputs = lists(
      [
        [1, 5],
        [0, 3],
      ],
      [
        [0, 2],
        [2, 4],
      ],
      [[2, 6]],
    );
    expect(plain(fifo(inputs, [4n, 6n, 8n], 2n))).toEqual([
      [[1, 4]],
      [
        [1, 1],
        [0, 5],
      ],
      [[2, 8]],
      [[2, 2]],
    ]);
  });

  test('LIFO serves the fee last, as FIFO does', () => {
    expect(plain(lifo(lists([[1, 3]], [[0, 4]], [[2, 3]]), [4n, 4n], 2n))).toEqual([
      [
        [0, 3],
        [2, 1],
      ],
      [
        [1, 3],
        [0, 1],
      ],
      [[2, 2]],
    ]);
  });

  test('haircut rounds down, the rest goes to the fee even when the fee is 0', () => {
    expect(plain(haircut(lists([[1, 10]], [[0, 5]]), [7n, 8n], 0n))).toEqual([
      [
        [1, 4],
        [0, 3],
      ],
      [
        [1, 5],
        [0, 3],
      ],
      [[1, 1]],
    ]);
  });

  test('haircut is exact above 2^53', () => {
    const most = 2_100_000_000_000_000n;
    const half = lists([[1, most]], [[0, most]]);
    expect(haircut(half, [most + 1n, most - 1n], 0n).value).toEqual([
      most / 2n,
      most / 2n + 1n,
      most / 2n - 1n,
      most / 2n,
      1n,
    ]);
  });

  test('TIHO: equal outputs by position, the fee only when all outputs are full', () => {
    const inputs = lists([[0, 4]], [[2, 5]], [[1, 6]]);
    expect(plain(tiho(inputs, [5n, 5n, 2n], 3n))).toEqual([
      [[2, 5]],
      [[1, 5]],
      [
        [1, 1],
        [0, 1],
      ],
      [],
    ]);
  });

  test('poison: every label over the whole of every output, nothing in an output of 0', () => {
    expect(plain(poison(lists([[2, 1]], [[0, 8]], [[1, 1]]), [7n, 0n], 3n))).toEqual([
      [
        [1, 7],
        [2, 7],
      ],
      [],
      [
        [1, 3],
        [2, 3],
      ],
    ]);
  });
});

test('haircut does not depend on which seed has which label', () => {
  const swap = (label: number) => (label === 1 ? 3 : label === 3 ? 1 : label);
  fc.assert(
    fc.property(policyCases(), ({ inputs, outputs, fee }) => {
      const swapped = { ...inputs, label: inputs.label.map(swap) };
      const amounts = (result: ReturnType<typeof haircut>, rename: (label: number) => number) =>
        plain(result).map((list) => list.map(([l, v]) => [rename(l), v]).sort(([a], [b]) => a! - b!));
      expect(amounts(haircut(swapped, outputs, fee), swap)).toEqual(
        amounts(haircut(inputs, outputs, fee), (l) => l),
      );
    }),
  );
});

test('what FIFO, LIFO, haircut and TIHO taint, poison taints', () => {
  fc.assert(
    fc.property(policyCases(), ({ inputs, outputs, fee }) => {
      const reach = plain(poison(inputs, outputs, fee)).map((list) => list.length > 0);
      for (const allocate of [fifo, lifo, haircut, tiho]) {
        plain(allocate(inputs, outputs, fee)).forEach((list, i) => {
          if (list.length > 0 && i < outputs.length) expect(reach[i]).toBe(true);
        });
      }
    }),
  );
});
