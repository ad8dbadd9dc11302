import { createNumberMap, type NumberMap } from '../../primitives/create-number-map.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import { dropPurse } from '../value/purses.ts';
import { PURSE, PURSE_WORDS, type Slab } from '../value/slab.ts';
import { WORDS } from '../value/words.ts';

/**
 * Words of a place. `id` and `next` are whole numbers up to 2^53 (double words 0 and 1): the place in its source, and the
 * key of its next step (NEXT_NONE, NEXT_UNKNOWN). `mask` has a bit for each policy with a purse; `first` and `last` are moves.
 */
export const PLACE = {
  id: 0,
  next: 1,
  holder: 4,
  asset: 5,
  mask: 6,
  flags: 7,
  arrivals: 8,
  first: 9,
  last: 10,
  step: 11,
  total: 12,
  start: 12 + WORDS,
} as const;
const PLACE_WORDS = 14 + WORDS;

/** Flags of a place. */
export const SOURCE = 1;
export const CHECKED = 2;
/** A start before its own transaction had its turn: taint of another start may still reach it. */
export const PROVISIONAL = 4;

/**
 * Places that hold taint, by slot, in typed arrays: the garbage collector has nothing to do with them. A place has a purse
 * for each policy, and one more for the starts that sleep under poison. Slot 0 is none.
 */
export interface Places {
  words: Uint32Array;
  doubles: Float64Array;
  /** See purseAt. */
  purses: Uint32Array;
  readonly policies: readonly TaintPolicyId[];
  free: number;
  top: number;
  live: number;
  readonly dense: Int32Array | undefined;
  readonly sparse: NumberMap;
}

/** Up to so many ids a table of all of them is the fastest index; only what is touched takes memory. */
const DENSE = 33_554_432;
/** Steps up to which a small map is made faster than a table of all places. */
const FEW = 4_096;

/** Of `ids` places, `turns` steps at most will be looked at. */
export function createPlaces(policies: readonly TaintPolicyId[], ids: number, turns: number): Places {
  const words = new Uint32Array(PLACE_WORDS * 256);
  return {
    words,
    doubles: new Float64Array(words.buffer),
    purses: new Uint32Array(PURSE_WORDS * (policies.length + 1) * 256),
    policies,
    free: 0,
    top: 1,
    live: 0,
    dense: ids <= DENSE && turns > FEW ? new Int32Array(ids) : undefined,
    sparse: createNumberMap(),
  };
}

/** Slot of a place, 0 when it holds nothing. */
export function slotOf(places: Places, id: number): number {
  if (places.dense) return places.dense[id] ?? 0;
  const slot = places.sparse.get(id);
  return slot < 0 ? 0 : slot;
}

/** First word of a slot. */
export function at(slot: number): number {
  return slot * PLACE_WORDS;
}

/** Double word 0 of a slot. */
export function doubleAt(slot: number): number {
  return (slot * PLACE_WORDS) / 2;
}

/** First word of the purse of a slot under policy p; p = number of policies: the starts that sleep. */
export function purseAt(places: Places, slot: number, p: number): number {
  return (slot * (places.policies.length + 1) + p) * PURSE_WORDS;
}

/** Bits of the policies under which a slot holds something that is not clean. */
export function taintedAt(places: Places, slot: number): number {
  let mask = 0;
  for (let p = 0; p < places.policies.length; p++)
    if (
      places.words[at(slot) + PLACE.mask]! & (1 << p) &&
      places.purses[purseAt(places, slot, p) + PURSE.tainted] !== 0
    )
      mask |= 1 << p;
  return mask;
}

/** A slot without purses, not indexed. The arrays of the table may be others afterwards. */
export function newSlot(
  places: Places,
  of: { readonly id: number; readonly holder: number; readonly asset: number },
): number {
  let slot = places.free;
  if (slot !== 0) places.free = places.words[at(slot)]!;
  else {
    slot = places.top++;
    if (places.top * PLACE_WORDS > places.words.length) grow(places);
  }
  const W = places.words;
  const o = at(slot);
  places.doubles[doubleAt(slot) + PLACE.id] = of.id;
  places.doubles[doubleAt(slot) + PLACE.next] = -1;
  W[o + PLACE.holder] = of.holder;
  W[o + PLACE.asset] = of.asset;
  for (let w = PLACE.mask; w < PLACE_WORDS; w++) W[o + w] = 0;
  // A loop: `fill` costs more for so few.
  for (let q = purseAt(places, slot, 0); q < purseAt(places, slot + 1, 0); q++) places.purses[q] = 0;
  places.live++;
  return slot;
}

function grow(places: Places): void {
  const words = new Uint32Array(2 * places.words.length);
  words.set(places.words);
  const purses = new Uint32Array(2 * places.purses.length);
  purses.set(places.purses);
  places.words = words;
  places.doubles = new Float64Array(words.buffer);
  places.purses = purses;
}

/** From here on the place is found by its id. */
export function indexSlot(places: Places, slot: number): void {
  const id = places.doubles[doubleAt(slot) + PLACE.id]!;
  if (places.dense) places.dense[id] = slot;
  else {
    places.sparse.remove(id);
    places.sparse.add(id, slot);
  }
}

/** Frees a slot with all that is in its purses, and forgets its id if it is indexed. */
export function freeSlot(places: Places, slab: Slab, slot: number): void {
  const id = places.doubles[doubleAt(slot) + PLACE.id]!;
  if (id >= 0 && slotOf(places, id) === slot) {
    if (places.dense) places.dense[id] = 0;
    else places.sparse.remove(id);
  }
  for (let p = 0; p <= places.policies.length; p++) dropPurse(slab, places.purses, purseAt(places, slot, p));
  places.words[at(slot)] = places.free;
  places.words[at(slot) + PLACE.mask] = 0;
  // Marks the slot as free for whoever walks over all of them.
  places.words[at(slot) + PLACE.flags] = FREE;
  places.free = slot;
  places.live--;
}

const FREE = 0x80000000;

/** Slots that are indexed, in ascending order of their ids. */
export function liveSlots(places: Places): number[] {
  const found: number[] = [];
  for (let slot = 1; slot < places.top; slot++) {
    if (places.words[at(slot) + PLACE.flags] === FREE) continue;
    const id = places.doubles[doubleAt(slot) + PLACE.id]!;
    if (id >= 0 && slotOf(places, id) === slot) found.push(slot);
  }
  return found.sort((a, b) => places.doubles[doubleAt(a)]! - places.doubles[doubleAt(b)]!);
}
