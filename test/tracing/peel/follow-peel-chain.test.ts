import { describe, expect, it } from 'vitest';
import { TX_PRINT } from '../../../src/chains/bitcoin/tx-print.ts';
import { followPeelChain, type PeelParameters } from '../../../src/tracing/peel/follow-peel-chain.ts';
import { PEEL_LIMITS } from '../../../src/tracing/peel/peel-limits.ts';
import { inMemoryFlowSource, type ToyTransaction } from '../support/in-memory-flow-source.ts';

const print = TX_PRINT.version2 | TX_PRINT.segwit;
/** A peel: `change` goes to a fresh address, the payment to one that was paid before. */
const peel = (n: number, value: number): ToyTransaction => ({
  name: `p${n}`,
  height: 10 + n,
  inputs: [n === 1 ? 'start:0' : `p${n - 1}:${n % 2}`],
  outputs:
    n % 2 === 0
      ? [
          [1_000_000, 'shop'],
          [value, `rest${n}`],
        ]
      : [
          [value, `rest${n}`],
          [1_000_000, 'shop'],
        ],
  print,
});
const chain = (...more: ToyTransaction[]): ToyTransaction[] => [
  {
    name: 'coins',
    height: 1,
    inputs: [],
    outputs: [
      [50_000_000, 'miner'],
      [9_000_000, 'other'],
    ],
  },
  {
    name: 'start',
    height: 2,
    inputs: ['coins:0'],
    outputs: [
      [30_000_000, 'rest0'],
      [20_000_000, 'shop'],
    ],
    print,
  },
  ...more,
];
const parameters: PeelParameters = {
  tx: 1,
  vout: 0,
  maxHops: 50,
  leastConfidence: 0.05,
  together: () => false,
  tagged: () => false,
};
const THREE = [peel(1, 28_999_877), peel(2, 27_999_733), peel(3, 26_999_611)];

describe('a peel chain', () => {
  it('is followed along the change, with what speaks for it, to the coin that is left', async () => {
    const source = inMemoryFlowSource(chain(...THREE));
    const { hops, stop, stopTx, rest } = await followPeelChain(source, parameters);
    expect(hops.map(({ change, payment }) => [change.value, payment.value])).toEqual([
      [28_999_877n, 1_000_000n],
      [27_999_733n, 1_000_000n],
      [26_999_611n, 1_000_000n],
    ]);
    expect([stop, stopTx, rest.value]).toEqual(['unspent', -1, 26_999_611n]);
    expect(hops[0]!.votes).toContain('one-time');
    let compounded = 1;
    for (const hop of hops) {
      compounded *= hop.confidence / 100;
      expect(hop.compounded).toBeCloseTo(compounded, 12);
      expect(hop.confidence).toBeGreaterThan(50);
    }
  });

  it('of ten hops that are just likelier than not is followed to its end, where 5 % stops after four', async () => {
    // Round payments to fresh addresses, change on addresses that are paid again: two heuristics of 30 each name it.
    const hops = Array.from({ length: 12 }, (_, i): ToyTransaction => {
      const value = 29_000_000 - 1_000_000 * i - 123 * (i + 1);
      return {
        name: `p${i + 1}`,
        height: 11 + i,
        inputs: [i === 0 ? 'start:0' : `p${i}:0`],
        outputs: [
          [value, `rest${i + 1}`],
          [1_000_000, `payee${i}`],
        ],
        print,
      };
    });
    const again: ToyTransaction = {
      name: 'again',
      height: 40,
      inputs: ['coins:1'],
      outputs: hops.map((_, i): [number, string] => [10_000, `rest${i + 1}`]),
    };
    const source = inMemoryFlowSource(chain(...hops, again));
    const whole = await followPeelChain(source, { ...parameters, ...PEEL_LIMITS, maxHops: 10 });
    expect(whole.hops.map(({ confidence }) => confidence)).toEqual(Array(10).fill(51));
    expect(whole.hops[9]!.compounded).toBeCloseTo(0.51 ** 10, 12);
    expect(whole.stop).toBe('depth');
    const short = await followPeelChain(source, parameters);
    expect([short.stop, short.hops.length]).toEqual(['confidence', 4]);
  });

  it.each<[string, ToyTransaction[], Partial<PeelParameters>, string, number]>([
    ['after so many hops', THREE, { maxHops: 2 }, 'depth', 2],
    ['where a tagged service has it all', THREE, { tagged: (id) => id === 6 }, 'tag', 3],
    ['at a CoinJoin', [{ ...peel(1, 28_999_877), coinJoin: true }], {}, 'coinjoin', 0],
    [
      'at another shape',
      [{ name: 'p1', height: 11, inputs: ['start:0'], outputs: [[29_999_000, 'all']], print }],
      {},
      'shape',
      0,
    ],
    [
      'where nothing decides',
      [
        {
          name: 'p1',
          height: 11,
          inputs: ['start:0'],
          outputs: [
            [15_000_000, 'a'],
            [14_000_000, 'b'],
          ],
          print,
        },
      ],
      {},
      'no-unique-change',
      0,
    ],
    ['where confidence runs out', THREE, { leastConfidence: 0.9 }, 'confidence', 0],
  ])('ends %s', async (_, more, other, stop, hops) => {
    const source = inMemoryFlowSource(chain(...more));
    const result = await followPeelChain(source, { ...parameters, ...other });
    expect([result.stop, result.hops.length]).toEqual([stop, hops]);
  });
});
