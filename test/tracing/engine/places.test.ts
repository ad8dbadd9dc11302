import { expect, it } from 'vitest';
import {
  createPlaces,
  freeSlot,
  indexSlot,
  liveSlots,
  newSlot,
  slotOf,
} from '../../../src/tracing/engine/places.ts';
import { createSlab } from '../../../src/tracing/value/slab.ts';

it.each([
  ['a table of all places', 1_000, Number.POSITIVE_INFINITY],
  ['a map, for more places than a table holds', 2 ** 32, Number.POSITIVE_INFINITY],
  ['a map, for few steps', 1_000, 10],
])('a place is found by its newest slot, also while an older one is still there: %s', (_, ids, turns) => {
  const places = createPlaces(['fifo'], ids, turns);
  const slab = createSlab();
  const of = { id: 7, holder: 1, asset: 0 };
  const older = newSlot(places, of);
  indexSlot(places, older);
  const newer = newSlot(places, of);
  indexSlot(places, newer);
  expect(slotOf(places, 7)).toBe(newer);
  freeSlot(places, slab, older);
  expect(slotOf(places, 7)).toBe(newer);
  expect(liveSlots(places)).toEqual([newer]);
  freeSlot(places, slab, newer);
  expect(slotOf(places, 7)).toBe(0);
  expect(liveSlots(places)).toEqual([]);
});
