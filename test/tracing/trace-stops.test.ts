import { describe, expect, test } from 'vitest';
import { trace } from '../../src/tracing/trace.ts';
import type { Seed, TraceParameters } from '../../src/tracing/trace-parameters.ts';
import { inMemoryFlowSource, type ToyTransaction, toyTxid } from './support/in-memory-flow-source.ts';

/** theft -> peel1 -> peel2 -> peel3, each paying a service on the way; the mix takes what peel2 paid out. */
const chain: ToyTransaction[] = [
  {
    name: 'cb',
    height: 0,
    inputs: [],
    outputs: [
      [1_000, 'victim'],
      [500, 'other'],
    ],
  },
  { name: 'theft', height: 1, inputs: ['cb:0'], outputs: [[990, 'thief']] },
  {
    name: 'peel1',
    height: 2,
    inputs: ['theft:0'],
    outputs: [
      [100, 'exchange'],
      [880, 'p1'],
    ],
  },
  {
    name: 'peel2',
    height: 3,
    inputs: ['peel1:1', 'cb:1'],
    outputs: [
      [400, 'mixer'],
      [970, 'p2'],
    ],
  },
  {
    name: 'mix',
    height: 4,
    inputs: ['peel2:0'],
    outputs: [
      [200, 'm1'],
      [200, 'm2'],
    ],
    coinJoin: true,
  },
  {
    name: 'peel3',
    height: 5,
    inputs: ['peel2:1', 'peel1:0'],
    outputs: [
      [1_050, 'p3'],
      [10, ''],
    ],
  },
];
const seeds: Seed[] = [{ kind: 'outpoint', txid: toyTxid('theft'), vout: 0, label: 'theft' }];

const run = (more: Partial<TraceParameters> = {}) =>
  trace({ source: inMemoryFlowSource(chain) }, { seeds, policies: ['fifo'], ...more });

async function ends(more: Partial<TraceParameters> = {}) {
  const result = await run(more);
  for (const books of Object.values(result.conservation)) expect(books.difference).toBe(0n);
  return result.terminals.map((t) => `${t.address || '-'} ${t.reason} ${t.amounts.fifo} d${t.depth}`);
}

describe('stop rules', () => {
  test('none but the chain itself: unspent, and the mix', async () => {
    expect(await ends()).toEqual(['mixer coinjoin 400 d2', 'p3 unspent 560 d2', '- unspent 10 d2']);
    const { conservation, mixed } = await run();
    expect(conservation.fifo).toMatchObject({ seeds: 990n, mixed: 400n, terminals: 570n, fees: 20n });
    expect(mixed).toEqual([{ txid: toyTxid('mix'), outputs: 1, amounts: { fifo: 400n } }]);
  });
  test('through the mix when asked', async () => {
    expect(await ends({ passCoinJoins: true })).toEqual([
      'm1 unspent 200 d3',
      'm2 unspent 200 d3',
      'p3 unspent 560 d2',
      '- unspent 10 d2',
    ]);
  });
  test('a tag: by map and by function, with its text', async () => {
    const exchange = (await inMemoryFlowSource(chain).findAddress('exchange'))!;
    const tag = { label: 'Exchange A', category: 'exchange' };
    const expected = ['exchange tag 100 d1', 'mixer coinjoin 400 d2', 'p3 unspent 480 d3'];
    expect(await ends({ tags: new Map([[exchange, tag]]) })).toEqual(expected);
    expect(await ends({ tags: (id) => (id === exchange ? tag : undefined) })).toEqual(expected);
    const { terminals } = await run({ tags: new Map([[exchange, tag]]) });
    expect(terminals[0]).toMatchObject({ tag, txid: toyTxid('peel1'), vout: 0, height: 2, value: 100n });
  });
  test('a tag on the seed itself does not stop it', async () => {
    const thief = (await inMemoryFlowSource(chain).findAddress('thief'))!;
    expect(await ends({ tags: new Map([[thief, { label: 'Thief', category: 'hack' }]]) })).toHaveLength(3);
  });
  test('depth', async () => {
    expect(await ends({ maxDepth: 1 })).toEqual(['exchange depth 100 d1', 'p1 depth 880 d1']);
    expect(await ends({ maxDepth: 0 })).toEqual(['thief depth 990 d0']);
  });
  test('least value, for each policy by itself', async () => {
    expect(await ends({ minValue: 101n })).toContain('exchange min-value 100 d1');
    const both = await run({ policies: ['fifo', 'haircut'], minValue: { fifo: 101n } });
    const exchange = both.terminals.filter(({ address }) => address === 'exchange');
    expect(exchange.map(({ reason, amounts, agreement }) => ({ reason, amounts, agreement }))).toEqual([
      { reason: 'min-value', amounts: { fifo: 100n }, agreement: 2 },
    ]);
  });
  test('haircut below a share', async () => {
    const result = await run({ policies: ['haircut'], haircutCutoffMillionths: 700_000 });
    expect(result.terminals.map(({ address, reason }) => `${address} ${reason}`)).toEqual([
      'mixer cutoff',
      'p2 cutoff',
      'p3 unspent',
    ]);
  });
  test('height: what is spent later is not followed', async () => {
    expect(await ends({ heightLimit: 2 })).toEqual(['exchange height 100 d1', 'p1 height 880 d1']);
  });
  test('out-degree', async () => {
    expect(await ends({ maxOutputs: 1 })).toEqual(['thief out-degree 990 d0']);
  });
  test('the limit of transactions says what was not looked at', async () => {
    const result = await run({ maxTransactions: 1 });
    expect(result.notLookedAt).toEqual({ outputs: 2, amounts: { fifo: 980n } });
    expect(result.terminals.map(({ reason }) => reason)).toEqual(['not-looked-at', 'not-looked-at']);
    expect(result.counts.transactions).toBe(1);
  });
  test('a signal ends the trace', async () => {
    const source = inMemoryFlowSource(chain);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(trace({ source, signal }, { seeds, policies: ['fifo'] })).rejects.toThrow('enough');
  });
});

describe('backward', () => {
  const back = (policies: TraceParameters['policies'], more: Partial<TraceParameters> = {}) =>
    run({
      direction: 'backward',
      policies,
      seeds: [{ kind: 'outpoint', txid: toyTxid('peel2'), vout: 1, label: 'found' }],
      ...more,
    });

  test('FIFO gives each coin its own source', async () => {
    const { terminals, conservation } = await back(['fifo']);
    // Of 1,380 that came in, 400 went to the mixer, the next 970 are ours: 480 of the theft, 490 of cb:1.
    expect(terminals.map((t) => [t.address, t.reason, t.amounts.fifo, t.vout, t.height])).toEqual([
      ['victim', 'coinbase', 480n, 0, 0],
      ['other', 'coinbase', 490n, 1, 0],
    ]);
    expect(conservation.fifo!.difference).toBe(0n);
  });
  test('LIFO, haircut, TIHO and poison', async () => {
    const { terminals } = await back(['lifo', 'haircut', 'tiho', 'poison']);
    expect(terminals.map((t) => [t.address, t.amounts])).toEqual([
      ['victim', { lifo: 880n, haircut: 618n, tiho: 880n, poison: 1_000n }],
      ['other', { lifo: 90n, haircut: 351n, tiho: 90n, poison: 500n }],
    ]);
  });
  test('stops at a tag, at a depth and at a height', async () => {
    const thief = (await inMemoryFlowSource(chain).findAddress('thief'))!;
    const tags = new Map([[thief, { label: 'Thief', category: 'hack' }]]);
    const reasons = async (more: Partial<TraceParameters>) =>
      (await back(['fifo'], more)).terminals.map((t) => `${t.address} ${t.reason}`);
    expect(await reasons({ tags })).toEqual(['other coinbase', 'thief tag']);
    expect(await reasons({ maxDepth: 1 })).toEqual(['other depth', 'p1 depth']);
    expect(await reasons({ heightLimit: 2 })).toEqual(['other height', 'thief height']);
  });
});
