import { expect, it } from 'vitest';
import { type Barrier, Circle, createGates } from '../../../src/tracing/crossings/create-gates.ts';

/** Walks the keys of a chain, 1 to `last`, and notes each. */
async function walk(
  gates: ReturnType<typeof createGates>,
  chain: number,
  { last, seen }: { readonly last: number; readonly seen: string[] },
): Promise<void> {
  const clock = gates.clocks[chain]!;
  try {
    for (let key = 1; key <= last; key++) {
      if (key >= clock.barrier) await clock.pass();
      seen.push(`${chain}:${key}`);
      clock.at(key + 1);
    }
  } finally {
    gates.end(chain);
  }
}

const barrier = (key: number, ...after: Barrier['after'][number][]): Barrier => ({
  key,
  step: 10 * key,
  after,
});

it('a payout waits until every chain has passed what it pays out, and nothing else waits', async () => {
  const seen: string[] = [];
  const delivered: string[] = [];
  const gates = createGates(
    [[barrier(2, { chain: 1, last: 3 }, { chain: 2, last: 1 })], [], []],
    async (chain, { step }) => {
      delivered.push(`${chain} ${step}`);
      return [];
    },
  );
  await Promise.all([0, 1, 2].map((chain) => walk(gates, chain, { last: 4, seen })));
  expect(seen.indexOf('0:2')).toBeGreaterThan(seen.indexOf('1:3'));
  expect(seen.indexOf('0:2')).toBeGreaterThan(seen.indexOf('2:1'));
  expect(seen.indexOf('0:1')).toBeLessThan(seen.indexOf('1:3'));
  expect(delivered).toEqual(['0 20']);
  expect(seen).toHaveLength(12);
});

it('a chain that has ended keeps nobody waiting', async () => {
  const seen: string[] = [];
  const gates = createGates([[barrier(1, { chain: 1, last: 99 })], []], async () => []);
  await Promise.all([0, 1].map((chain) => walk(gates, chain, { last: 2, seen })));
  expect(seen).toHaveLength(4);
});

it('chains that wait for each other fail all, with a step of one that waits', async () => {
  const gates = createGates(
    [
      [barrier(1, { chain: 1, last: 5 })],
      [barrier(2, { chain: 2, last: 5 })],
      [barrier(3, { chain: 0, last: 5 })],
    ],
    async () => [],
  );
  const ended = await Promise.allSettled([0, 1, 2].map((chain) => walk(gates, chain, { last: 6, seen: [] })));
  for (const one of ended) {
    const error = (one as PromiseRejectedResult).reason as Circle;
    expect(error).toBeInstanceOf(Circle);
    expect(error).toMatchObject({ chains: 3, chain: 0, step: 10 });
  }
});
