import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountLink } from '../../../src/clustering/accounts/account-link.ts';
import { joinLinks } from '../../../src/clustering/accounts/join-links.ts';

const NODES = 40;
const node = fc.nat(NODES - 1);
const links = fc.array(
  fc.record({ x: node, y: node, confidence: fc.nat(5), tx: fc.nat(9) }).filter(({ x, y }) => x !== y),
  { maxLength: 60 },
);
const toLinks = (rows: { x: number; y: number; confidence: number; tx: number }[]): AccountLink[] =>
  rows.map(({ x, y, confidence, tx }) => ({
    a: Math.min(x, y),
    b: Math.max(x, y),
    rule: 'deposit',
    confidence,
    evidence: [{ lake: 0, tx }],
    asset: 0,
  }));

/** Components by spreading the smallest id until nothing changes. */
function slowly(all: readonly AccountLink[]): number[] {
  const id = Array.from({ length: NODES }, (_, i) => i);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { a, b } of all) {
      const least = Math.min(id[a]!, id[b]!);
      if (id[a] !== least || id[b] !== least) changed = true;
      id[a] = least;
      id[b] = least;
    }
  }
  return id;
}

test('clusters are the components, whatever the order of the links', () => {
  fc.assert(
    fc.property(
      links.chain((rows) =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
      ),
      ([rows, shuffled]) => {
        const [one, two] = [joinLinks(toLinks(rows)), joinLinks(toLinks(shuffled))];
        const expected = slowly(toLinks(rows));
        for (let i = 0; i < NODES; i++) {
          const size = expected.filter((id) => id === expected[i]).length;
          expect(one.of(i)).toEqual({ id: expected[i], size });
          expect(two.of(i)).toEqual(one.of(i));
          expect(one.members(expected[i]!)).toHaveLength(size);
        }
        expect(two.forest).toEqual(one.forest);
        const clusters = new Set(expected).size;
        expect(one.forest).toHaveLength(NODES - clusters);
      },
    ),
    { numRuns: 300 },
  );
});

test('a path goes from end to end and its weakest link is as sure as any way', () => {
  fc.assert(
    fc.property(links, node, node, (rows, a, b) => {
      const all = toLinks(rows);
      const path = joinLinks(all).path(a, b);
      const ids = slowly(all);
      expect(path !== undefined).toBe(ids[a] === ids[b]);
      if (!path) return;
      let at = a;
      for (const step of path) {
        expect(step.a).toBe(at);
        at = step.b;
      }
      expect(at).toBe(b);
      // With only surer links than its weakest the two are apart.
      const weakest = Math.min(...path.map(({ confidence }) => confidence));
      const surer = slowly(all.filter(({ confidence }) => confidence > weakest));
      if (a !== b) expect(surer[a]).not.toBe(surer[b]);
    }),
    { numRuns: 300 },
  );
});
