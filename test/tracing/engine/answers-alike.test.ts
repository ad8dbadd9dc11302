import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openGraphSource } from '../../../src/graph/open-graph-source.ts';
import { openLakeSource } from '../../../src/graph/open-lake-source.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { StepBatch, StepSource } from '../../../src/tracing/step-source.ts';
import { trace } from '../../../src/tracing/trace.ts';
import type { Seed, TraceParameters } from '../../../src/tracing/trace-parameters.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, type Move, openWorld, type Tx } from '../../support/make-ledger.ts';
import { inMemoryFlowSource, toyTxid } from '../support/in-memory-flow-source.ts';
import { randomChain } from '../support/random-chain.ts';

// The answer is a matter of the data, never of how they are read: sparse or in sweeps, late, or a few steps at a time.

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const SEED = 20_260_505;
const folder = temporaryFolder();
afterAll(() => folder.remove());

interface Manner {
  readonly dense: number;
  /** Steps of a sweep at most, and turns of the event loop that an answer may wait. */
  readonly steps: number;
  readonly late: number;
}

const manner = vi.hoisted(() => ({ now: undefined as Manner | undefined, sweeps: 0 }));

/** Whole numbers from 0 below `end`, the same ones every time. */
function numbers(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

function inManner<T extends StepBatch>(source: StepSource<T>): StepSource<T> {
  const { now } = manner;
  if (!now) return source;
  const draw = numbers(SEED);
  const wait = async () => {
    for (let i = draw(now.late + 1); i > 0; i--) await new Promise((resume) => setImmediate(resume));
  };
  return {
    ...source,
    coverage: { ...source.coverage, dense: now.dense },
    async at(keys) {
      await wait();
      return source.at(keys);
    },
    async sweep(key, count) {
      manner.sweeps++;
      await wait();
      return source.sweep!(key, Math.min(count, 1 + draw(now.steps)));
    },
  };
}

vi.mock('../../../src/tracing/sources/flow-steps.ts', async (original) => {
  const { flowSteps } = await original<typeof import('../../../src/tracing/sources/flow-steps.ts')>();
  return { flowSteps: async (...of: Parameters<typeof flowSteps>) => inManner(await flowSteps(...of)) };
});
vi.mock('../../../src/tracing/sources/ledger-steps.ts', async (original) => {
  const { ledgerSteps } = await original<typeof import('../../../src/tracing/sources/ledger-steps.ts')>();
  return { ledgerSteps: async (...of: Parameters<typeof ledgerSteps>) => inManner(await ledgerSteps(...of)) };
});

const SPARSE: Manner = { dense: 0, steps: 1, late: 0 };
const MANNERS: readonly Manner[] = [
  { dense: 2 ** 40, steps: 8_192, late: 0 },
  { dense: 2 ** 40, steps: 5, late: 0 },
  { dense: 3, steps: 40, late: 3 },
  { dense: 0, steps: 1, late: 3 },
];

/** Asks in every manner; the answers have to be the same but for the number of requests. */
async function alike<R extends { readonly counts: object }>(ask: () => Promise<R>): Promise<R> {
  const inOne = async (one: Manner) => {
    manner.now = one;
    try {
      const { counts, ...rest } = await ask();
      return { ...rest, counts: { ...counts, requests: 0 } };
    } finally {
      manner.now = undefined;
    }
  };
  const first = await inOne(SPARSE);
  for (const one of MANNERS) expect(await inOne(one)).toEqual(first);
  return first as unknown as R;
}

const DIRECTIONS = ['forward', 'backward'] as const;

describe('outputs', () => {
  const chains = fc.sample(randomChain(true, 300, 250), { numRuns: 2, seed: SEED });
  /** A limit that is never met keeps the chain's order, so that turns count for the pace. */
  const limits: Partial<TraceParameters>[] = [
    { maxTransactions: 1_000_000 },
    { maxTransactions: 400 },
    { passCoinJoins: true, maxDepth: 40, minValue: 1_000n, maxTransactions: 1_000_000 },
    {},
  ];
  it.each(DIRECTIONS)('%s: sparse, in sweeps, late and in small pieces', async (direction) => {
    manner.sweeps = 0;
    let reached = 0;
    for (const [c, chain] of chains.entries()) {
      const [mined, spent] = [true, false].map((is) =>
        chain.filter(({ inputs }) => (inputs.length === 0) === is).map(({ name }) => name),
      );
      const names = direction === 'forward' ? mined!.slice(0, 60) : spent!.slice(-60);
      const seeds = names.map((name): Seed => ({ kind: 'transaction', txid: toyTxid(name), label: name }));
      const parameters = { direction, seeds, policies: ALL, ...limits[0] };
      const ask = (more: Partial<TraceParameters>) =>
        alike(() => trace({ source: inMemoryFlowSource(chain) }, { ...parameters, ...more }));
      reached += (await ask({})).counts.transactions;
      await ask(limits[1 + c]!);
    }
    expect(reached).toBeGreaterThan(400);
    expect(manner.sweeps).toBeGreaterThan(20);
  });

  it('graph files and the lake on DuckDB give the same traces', async () => {
    const data = join(folder.path, 'lake');
    const { truth } = await makeChain(folder.path, { transactions: 1_000 });
    await ingestFiles(join(folder.path, 'blocks'), data);
    const [graph, lake] = [openGraphSource(data), await openLakeSource(data)];
    const [theft] = truth.thefts;
    const ask = async (source: typeof graph, more: Partial<TraceParameters>) => {
      const seeds: Seed[] = [{ kind: 'transaction', txid: theft!.txid, label: 'theft' }];
      return trace({ source }, { seeds, policies: ALL, ...more });
    };
    for (const more of [{}, { followFees: true }, { direction: 'backward' as const }]) {
      const result = await ask(graph, more);
      expect(await ask(lake, more)).toEqual(result);
      expect(result.terminals.length).toBeGreaterThan(0);
    }
    await graph.close();
    await lake.close();
  });
});

/** Payments, swaps in either order, fees, payments to oneself, circles, failures, and steps that move nothing. */
function busyWorld(seed: number, blocks: number): Tx[][] {
  const draw = numbers(seed);
  const pick = <T>(list: readonly T[]) => list[draw(list.length)]!;
  const people = ['thief', 'a', 'b', 'c', 'd', 'e', 'f'];
  const assets = [undefined, 'TOK', 'USD'];
  const move = (from: string, to: string, asset = pick(assets)): Move => ({
    from,
    to,
    value: BigInt(1 + draw(10 ** 6)),
    ...(asset && { asset }),
  });
  const one = (): Tx => {
    const [who, other] = [pick(people), pick(people)];
    const fee: Move = { from: who, to: 'miner', value: BigInt(1 + draw(50)), kind: 'fee' };
    const kind = draw(10);
    if (kind === 0) return { moves: [] };
    if (kind === 1) return { sender: who, failed: true, moves: [fee] };
    if (kind === 2) {
      const [given, got] = [draw(3), 1 + draw(2)];
      const legs = [move(who, 'pool', assets[given]), move('pool', who, assets[(given + got) % 3])];
      return { sender: who, moves: [...(draw(2) ? legs : legs.reverse()), fee] };
    }
    if (kind === 3) return { sender: who, moves: [move(who, other), move(other, pick(people)), fee] };
    return { sender: who, moves: [move(who, other)] };
  };
  return Array.from({ length: blocks }, () => Array.from({ length: 1 + draw(4) }, one));
}

describe('accounts', () => {
  it.each(DIRECTIONS)('%s: sparse, in sweeps, late and in small pieces', async (direction) => {
    manner.sweeps = 0;
    for (const seed of [1, 2]) {
      const source = await openWorld(`${folder.path}/${direction}${seed}`, busyWorld(seed, 250));
      try {
        const starts = [
          { kind: 'source' as const, address: addressOf('thief'), label: 'thief', from: 5 },
          { kind: 'source' as const, address: addressOf('c'), label: 'late', from: 150 },
        ];
        const ask = (more: object) =>
          alike(() =>
            traceAccounts(
              { source },
              { direction, seeds: starts, policies: ALL, maxPayments: 10_000, ...more },
            ),
          );
        const result = await ask({});
        expect(result.hops.length).toBeGreaterThan(200);
        await ask({ maxTransactions: 400 });
        await ask({ heightLimit: 180 });
      } finally {
        await source.close();
      }
    }
    expect(manner.sweeps).toBeGreaterThan(20);
  });

  it('a turn is one whether it was swept or not: what a later source did before it counts is none', async () => {
    const pay = (from: string, to: string): Tx[] => [{ moves: [{ from, to, value: 1n }] }];
    const there = (n: number) => Array.from({ length: n }, (_, i) => (i % 2 ? pay('b', 'a') : pay('a', 'b')));
    const before = Array.from({ length: 60 }, () => pay('late', 'x'));
    const source = await openWorld(`${folder.path}/turns`, [
      [{ moves: [{ from: 'thief', to: 'a', value: 9n }] }],
      ...there(300),
      ...before,
      ...there(90),
      pay('late', 'y'),
    ]);
    const seeds = [
      { kind: 'source' as const, address: addressOf('thief'), label: 'thief' },
      { kind: 'source' as const, address: addressOf('late'), label: 'late', from: 452 },
    ];
    const { terminals } = await alike(() =>
      traceAccounts({ source }, { seeds, policies: ALL, maxPayments: 10_000, maxTransactions: 380 }),
    );
    expect(terminals.map(({ reason }) => reason)).toContain('not-looked-at');
    await source.close();
  });
});
