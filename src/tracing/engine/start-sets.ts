import { SEGMENT, SEGMENT_WORDS, type Slab } from '../value/slab.ts';

/**
 * Sets of starts, each kept once: under poison most moves of a trace carry one of a few sets. A set is found by its number,
 * which is where it begins in `words`: how many starts it has, then the starts.
 */
export interface StartSets {
  words: Uint32Array;
  end: number;
  /** Numbers of sets by hash, 0 for none; at most half full. */
  table: Uint32Array;
  count: number;
}

export function createStartSets(): StartSets {
  return { words: new Uint32Array(256), end: 1, table: new Uint32Array(64), count: 0 };
}

/** The number of the set of the `count` starts that a list of segments carries, in the order of the list. */
export function setOfList(sets: StartSets, slab: Slab, head: number, count: number): number {
  reserve(sets, count + 1);
  const at = sets.end;
  const { words } = sets;
  words[at] = count;
  let i = at;
  for (let segment = head; segment !== 0; ) {
    const o = segment * SEGMENT_WORDS;
    words[++i] = slab.segments[o + SEGMENT.start]!;
    segment = slab.segments[o + SEGMENT.next]!;
  }
  const slot = find(sets, at);
  if (sets.table[slot] !== 0) return sets.table[slot]!;
  sets.table[slot] = at;
  sets.end = i + 1;
  sets.count += 1;
  if (2 * sets.count > sets.table.length) rehash(sets);
  return at;
}

/** Place of a set (at `at`) in the table: where it stands, or where it belongs. */
function find({ words, table }: StartSets, at: number): number {
  const mask = table.length - 1;
  for (let slot = hashOf(words, at) & mask; ; slot = (slot + 1) & mask) {
    const known = table[slot]!;
    if (known === 0 || same(words, known, at)) return slot;
  }
}

function hashOf(words: Uint32Array, at: number): number {
  const count = words[at]!;
  let hash = count;
  for (let i = 1; i <= count; i++) {
    hash = Math.imul(hash ^ words[at + i]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function same(words: Uint32Array, one: number, other: number): boolean {
  const count = words[one]!;
  for (let i = 0; i <= count; i++) if (words[one + i] !== words[other + i]) return false;
  return true;
}

function reserve(sets: StartSets, more: number): void {
  if (sets.end + more <= sets.words.length) return;
  const longer = new Uint32Array(Math.max(2 * sets.words.length, sets.end + more));
  longer.set(sets.words);
  sets.words = longer;
}

function rehash(sets: StartSets): void {
  sets.table = new Uint32Array(2 * sets.table.length);
  for (let at = 1; at < sets.end; at += sets.words[at]! + 1) sets.table[find(sets, at)] = at;
}
