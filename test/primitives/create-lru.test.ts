import { expect, it } from 'vitest';
import { createLru } from '../../src/primitives/create-lru.ts';

it('forgets what was not asked for the longest', () => {
  const lru = createLru<string, number>(2);
  lru.set('a', 1);
  lru.set('b', 2);
  expect(lru.get('a')).toBe(1);
  lru.set('c', 3);
  expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual([1, undefined, 3]);
});

it('keeps to its weight, and does not take what is heavier', () => {
  const lru = createLru<string, string>(5, (text) => text.length);
  for (const key of ['aa', 'bb', 'c']) lru.set(key, key);
  lru.set('ddd', 'ddd');
  expect(['aa', 'bb', 'c', 'ddd'].map((key) => lru.get(key))).toEqual([undefined, undefined, 'c', 'ddd']);
  lru.set('large', '123456');
  // What is set again weighs once.
  for (let i = 0; i < 9; i++) lru.set('ddd', 'dddd');
  expect([lru.get('large'), lru.get('c'), lru.get('ddd')]).toEqual([undefined, 'c', 'dddd']);
});
