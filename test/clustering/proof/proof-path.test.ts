import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createForest } from '../../../src/clustering/create-forest.ts';
import type { Merge } from '../../../src/clustering/proof/create-merge-reader.ts';
import type { ProofEdge } from '../../../src/clustering/proof/proof-edge.ts';
import { proofPath } from '../../../src/clustering/proof/proof-path.ts';
import { createUnionFind } from '../../../src/clustering/union-find.ts';

const COUNT = 30;

/** The forest that the pairs make, as the files record it. */
function forestOf(pairs: readonly (readonly [number, number])[]) {
  const sets = createUnionFind(createForest(COUNT));
  const byLoser = new Map<number, Merge>();
  for (const [tx, [a, b]] of pairs.entries()) {
    const [rootA, rootB] = [sets.find(a), sets.find(b)];
    const loser = sets.link(rootA, rootB);
    if (loser < 0) continue;
    const winner = loser === rootA ? rootB : rootA;
    byLoser.set(loser, {
      number: byLoser.size,
      loser,
      winner,
      a,
      b,
      tx,
      rule: 'multi-input',
      confidence: 90,
    });
  }
  return byLoser;
}

/** Breadth first over the recorded edges: a tree has one path. */
function slowly(merges: Iterable<ProofEdge>, from: number, to: number): number[] | undefined {
  const edges = [...merges];
  const seen = new Map<number, number[]>([[from, []]]);
  const queue = [from];
  for (const at of queue) {
    for (const { a, b, tx } of edges) {
      const next = a === at ? b : b === at ? a : undefined;
      if (next === undefined || seen.has(next)) continue;
      seen.set(next, [...seen.get(at)!, tx]);
      queue.push(next);
    }
  }
  return seen.get(to);
}

test('the path is the one of the tree, step by step from a to b', () => {
  const id = fc.nat(COUNT - 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 60 }), id, id, (pairs, a, b) => {
      const forest = forestOf(pairs);
      const path = proofPath((root) => forest.get(root), a, b);
      expect(path?.map(({ tx }) => tx)).toEqual(slowly(forest.values(), a, b));
      let at = a;
      for (const step of path ?? []) {
        expect(step.a).toBe(at);
        at = step.b;
        expect([...pairs[step.tx]!].sort()).toEqual([step.a, step.b].sort());
      }
      if (path) expect(at).toBe(b);
    }),
    { numRuns: 400 },
  );
});

test.each([
  [
    'two roots that lose to each other',
    [
      [0, 1, 0, 1],
      [1, 0, 0, 1],
    ],
    [0, 2],
  ],
  [
    'a merge whose ends are not on its two sides',
    [
      [1, 0, 2, 3],
      [2, 0, 1, 3],
      [3, 0, 1, 2],
    ],
    [1, 0],
  ],
] as const)('a damaged forest is an error, never a search without end: %s', (_name, rows, [a, b]) => {
  const merges = new Map<number, Merge>(
    rows.map(([loser, winner, x, y], number) => [
      loser,
      { number, loser, winner, a: x, b: y, tx: 0, rule: 'multi-input', confidence: 90 },
    ]),
  );
  expect(() => proofPath((root) => merges.get(root), a, b)).toThrow(
    expect.objectContaining({ code: 'CLUSTERS_DAMAGED' }),
  );
});
