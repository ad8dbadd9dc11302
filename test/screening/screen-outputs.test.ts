import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputScreenChain } from '../../src/screening/chain/output-screen-chain.ts';
import { directOutputFlow } from '../../src/screening/exposure/direct-output-flow.ts';
import { screenAddresses } from '../../src/screening/screen-addresses.ts';
import { screenTransaction } from '../../src/screening/screen-transaction.ts';
import { trace } from '../../src/tracing/trace.ts';
import type { PolicyAmounts } from '../../src/tracing/trace-result.ts';
import { POLICIES } from '../../src/tracing/value/policies.ts';
import {
  inMemoryFlowSource,
  type ToyTransaction,
  toyTxid,
} from '../tracing/support/in-memory-flow-source.ts';
import { randomChain } from '../tracing/support/random-chain.ts';
import { toyClaim, toyContext } from './toy-context.ts';

const ALL = POLICIES;
const LIMITS = { seeds: 50, hops: 6, transactions: 500 };
const FULL = { directLimit: 1_000, indirect: LIMITS };

/**
 * thief pays 300 and a clean person 700 in one transaction to `shop` (fee 0); `thief` pays 500 to `far`, who pays `shop`
 * 400 and keeps 100; `shop` pays 800 to `exchange` and gets 600 back as change.
 */
const chain: ToyTransaction[] = [
  {
    name: 'c1',
    height: 0,
    inputs: [],
    outputs: [
      [300, 'thief'],
      [700, 'clean'],
      [500, 'thief'],
    ],
  },
  { name: 'joint', height: 1, inputs: ['c1:0', 'c1:1'], outputs: [[1_000, 'shop']] },
  { name: 'away', height: 2, inputs: ['c1:2'], outputs: [[500, 'far']] },
  {
    name: 'pay',
    height: 3,
    inputs: ['away:0'],
    outputs: [
      [400, 'shop'],
      [100, 'far'],
    ],
  },
  {
    name: 'out',
    height: 4,
    inputs: ['joint:0', 'pay:0'],
    outputs: [
      [800, 'exchange'],
      [600, 'shop'],
    ],
  },
];
const source = inMemoryFlowSource(chain);
const screenChain = outputScreenChain(source, undefined);
const claims = [toyClaim('thief', 'service_hack'), toyClaim('exchange', 'exchange')];
const screen = async (address: string, listed: readonly string[] = []) =>
  (await screenAddresses(await toyContext(screenChain, claims, listed), [address], FULL))[0]!;

describe('exposure on a chain of outputs, by hand', () => {
  it('divides what was paid together by each policy', async () => {
    const { exposures, totals } = await screen('shop');
    expect(totals).toMatchObject([{ received: 1_400n, spent: 800n }]);
    const direct = exposures.find(({ kind, way }) => kind === 'direct' && way === 'source');
    // 300 of 1,000 came from the thief, whatever the policy; poison blames all 1,000 on him.
    expect(direct).toMatchObject({
      category: 'hacking',
      severity: 95,
      hops: 1,
      places: 1,
      amounts: { poison: 300n, haircut: 300n, fifo: 300n, lifo: 300n, tiho: 300n },
      // 300 of 1,400 received.
      shares: { haircut: 214_285 },
    });
  });

  it('finds what lies behind a counterparty, with the way there', async () => {
    const { exposures } = await screen('shop');
    const far = exposures.find(({ kind, way }) => kind === 'indirect' && way === 'source');
    expect(far).toMatchObject({ category: 'hacking', hops: 2, places: 1 });
    // pay:0 was 400 of far's 500, all of it the thief's.
    expect(far!.amounts.haircut).toBe(400n);
    expect(far!.top[0]!.path!.map(({ tx, address }) => [tx, address])).toEqual([
      [toyTxid('pay'), 'far'],
      [toyTxid('away'), 'thief'],
    ]);
  });

  it('does not take change for a payment', async () => {
    const { exposures } = await screen('shop');
    const out = exposures.find(({ kind, way }) => kind === 'direct' && way === 'destination');
    expect(out).toMatchObject({ category: 'exchange', amounts: { haircut: 800n, fifo: 800n } });
    expect(out!.shares.haircut).toBe(1_000_000);
    expect(exposures.some(({ top }) => top.some(({ address }) => address === 'shop'))).toBe(false);
  });

  it('gives level, score and reasons that add up', async () => {
    const result = await screen('shop');
    expect(result.level).toBe('severe');
    expect(result.reasons[0]).toMatchObject({ rule: 'paid-by-crime', level: 'severe' });
    expect(result.score).toBe(result.scoreParts.reduce((sum, { points }) => sum + points, 0));
    for (const part of result.scoreParts) expect(result.exposures[part.exposure!]).toBeDefined();
  });

  it('judges the subject by its own label', async () => {
    const result = await screen('thief');
    expect(result).toMatchObject({ level: 'severe', own: { category: 'hacking' } });
    expect(result.reasons[0]).toEqual({ rule: 'is-itself-criminal', level: 'severe' });
  });

  it('tells listings apart from risk', async () => {
    const shop = await screen('shop', ['far']);
    expect(shop.sanctions).toMatchObject([
      { relation: 'direct', way: 'source', address: 'far', hops: 1, listings: [{ list: 'test' }] },
    ]);
    // The listing stops the way: what lies behind far is no exposure of the shop any more, but a listing of its own.
    expect(shop.exposures.filter(({ kind, way }) => kind === 'indirect' && way === 'source')).toEqual([]);
    expect((await screen('far', ['far'])).sanctions[0]).toMatchObject({ relation: 'self', hops: 0 });
  });

  it('answers an address that the data do not have from labels alone', async () => {
    const context = await toyContext(screenChain, [toyClaim('nobody', 'ransomware')]);
    const [result] = await screenAddresses(context, ['nobody'], FULL);
    expect(result).toMatchObject({
      known: false,
      level: 'severe',
      exposures: [],
      own: { category: 'extortion' },
    });
  });

  it('is the same in whatever company an address is screened', async () => {
    const context = await toyContext(screenChain, claims);
    const direct = { directLimit: 1_000 };
    const together = await screenAddresses(context, ['shop', 'far', 'nobody', 'shop'], direct);
    for (const [i, address] of ['shop', 'far', 'nobody', 'shop'].entries())
      expect(together[i]).toEqual((await screenAddresses(context, [address], direct))[0]);
  });

  it('says that not everything was looked at', async () => {
    const context = await toyContext(screenChain, claims);
    const [result] = await screenAddresses(context, ['shop'], { ...FULL, directLimit: 1 });
    expect(result!.coverage).toMatchObject({ looked: 1, complete: false });
    const [short] = await screenAddresses(context, ['shop'], { ...FULL, indirect: { ...LIMITS, hops: 1 } });
    // Of what was followed back, pay:0 ended at the bound of one hop.
    expect(short!.coverage.open.source).toBeGreaterThan(0);
  });
});

describe('a transaction', () => {
  it('is judged by where its value came from', async () => {
    const result = await screenTransaction(await toyContext(screenChain, claims), toyTxid('out'), FULL);
    expect(result.parties.map(({ subject }) => subject).sort()).toEqual(['exchange', 'shop']);
    // joint:0 (1,000) and pay:0 (400): behind the shop the thief is two transactions away, by both ways.
    const hacking = result.exposures.filter(({ category }) => category === 'hacking');
    expect(hacking).toMatchObject([{ kind: 'indirect', way: 'source', hops: 2 }]);
    expect(hacking[0]!.amounts.haircut).toBe(300n + 400n);
  });
});

describe('direct exposure', () => {
  it('is what the tracer finds one transaction away', async () => {
    await fc.assert(
      fc.asyncProperty(randomChain(), fc.integer({ min: 0, max: 50 }), async (toys, pick) => {
        const toy = inMemoryFlowSource(toys);
        const outputs = toys.flatMap((tx) => tx.outputs.map((output, vout) => ({ tx, output, vout })));
        const { tx, output, vout } = outputs[pick % outputs.length]!;
        const subject = output[1] === '' ? undefined : await toy.findAddress(output[1]);
        if (subject === undefined || tx.inputs.length === 0) return;
        // One receipt only, or the seeds of the trace would meet each other.
        const own = outputs.filter(({ output: other }) => other[1] === output[1]);
        if (own.length > 1) return;
        const others = (id: number) => id !== subject;
        const [flow] = await directOutputFlow(toy, [subject], {
          policies: ALL,
          labelled: others,
          limit: 100,
        });
        const back = await trace(
          { source: toy },
          {
            seeds: [{ kind: 'outpoint', txid: toyTxid(tx.name), vout, label: 's' }],
            policies: ALL,
            direction: 'backward',
            maxDepth: 1,
            tags: (id) => (others(id) ? { label: '', category: 'x' } : undefined),
          },
        );
        const expected = new Map<number, PolicyAmounts>();
        for (const { reason, addressId, amounts } of back.terminals) {
          if (reason !== 'tag') continue;
          const sum = expected.get(addressId) ?? {};
          for (const id of ALL) if (amounts[id]) sum[id] = (sum[id] ?? 0n) + amounts[id];
          expected.set(addressId, sum);
        }
        const found = flow!.ends.filter(({ way, concept }) => way === 'source' && concept === undefined);
        expect(new Map(found.map(({ address, amounts }) => [address, amounts]))).toEqual(expected);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
