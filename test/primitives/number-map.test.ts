import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHeap } from '../../src/primitives/create-heap.ts';
import { createNumberMap } from '../../src/primitives/create-number-map.ts';

test('a number map does what a Map does', () => {
  // Few different keys, some of them far apart and some colliding, so that entries move when others go.
  const key = fc.oneof(
    fc.nat(40),
    fc.nat(40).map((n) => n * 4_096),
    fc.nat(40).map((n) => n * 2 ** 40),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), key), { maxLength: 3_000 }), (steps) => {
      const map = createNumberMap();
      const model = new Map<number, number>();
      steps.forEach(([add, k], i) => {
        expect(map.get(k)).toBe(model.get(k) ?? -1);
        if (add && !model.has(k)) {
          map.add(k, i);
          model.set(k, i);
        } else if (!add) {
          expect(map.remove(k)).toBe(model.get(k) ?? -1);
          model.delete(k);
        }
      });
      expect(map.size()).toBe(model.size);
      for (const [k, slot] of model) expect(map.get(k)).toBe(slot);
    }),
  );
});

test('a number map grows', () => {
  const map = createNumberMap();
  for (let i = 0; i < 5_000; i++) map.add(i * 3, i);
  for (let i = 0; i < 5_000; i++) expect(map.get(i * 3)).toBe(i);
  expect(map.get(1)).toBe(-1);
});

test('a heap sorts', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (keys) => {
      const heap = createHeap();
      for (const key of keys) heap.push(key);
      expect(keys.map(() => heap.pop())).toEqual([...keys].sort((a, b) => a - b));
      expect(heap.pop()).toBeUndefined();
    }),
  );
});
