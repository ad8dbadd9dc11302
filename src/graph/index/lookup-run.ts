import type { Run } from './open-run.ts';
import { compareKeys, ENTRY_BYTES, entryId, KEY_BYTES } from './run-file.ts';

const WINDOW_ENTRIES = 4_096;
const NARROW_ENTRIES = 256;

/**
 * Looks keys up in one run. `keys` (33 bytes each) are in ascending order, and `wanted` are the numbers of those to look
 * for, ascending too; `found[i]` becomes the id of key i where the run has it, the highest below `end` where it has several (two early coinbases share a txid), and is left
 * alone elsewhere. Keys are hashes, so the place of one is guessed from its first bytes; a window that turns out wrong is
 * read again further left, so the guess never decides the answer. Few keys read narrow windows, many sweep the file.
 */
export function lookupRun(
  run: Run,
  query: { keys: Uint8Array; wanted: Uint32Array; end: number },
  found: Float64Array,
): void {
  const { keys, wanted, end } = query;
  const total = run.bytes / ENTRY_BYTES;
  const span = wanted.length * 64 > total ? WINDOW_ENTRIES : NARROW_ENTRIES;
  const window = new Uint8Array(span * ENTRY_BYTES);
  const view = new DataView(window.buffer);
  const half = span >> 1;
  /** Entries that a distance of first bytes stands for, keys being evenly spread. */
  const expected = (distance: number) => Math.floor((distance / 4_294_967_296) * total);
  let start = 0;
  let count = 0;
  let at = 0;
  function load(from: number): void {
    start = from;
    count = Math.min(span, total - from);
    run.read(from * ENTRY_BYTES, window.subarray(0, count * ENTRY_BYTES));
    at = 0;
  }
  /** Whether entry i is below the key at `key`, whose first four bytes are `prefix`: these nearly always decide. */
  function below(i: number, prefix: number, key: number): boolean {
    const mine = view.getUint32(i * ENTRY_BYTES);
    return mine < prefix || (mine === prefix && compareKeys(window, i * ENTRY_BYTES, keys, key) < 0);
  }
  /** First entry from `at` on that is not below the key: doubled steps, because in a sweep the next key is near. */
  function lowerBound(prefix: number, key: number): number {
    let low = at;
    let step = 1;
    while (low + step < count && below(low + step, prefix, key)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, count);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below(middle, prefix, key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** Loads a window that begins below a key, or at `from`, below which no key can be. */
  function seek(guess: number, from: number, { prefix, key }: { prefix: number; key: number }): void {
    load(Math.max(from, Math.min(guess, total - span)));
    // The guess went too far when its first key is not below ours: go back until it is, or to the known bound.
    while (start > from && !below(0, prefix, key))
      load(Math.max(from, start - Math.max(half, expected(view.getUint32(0) - prefix) + half)));
  }
  if (wanted.length > 0) {
    const key = wanted[0]! * KEY_BYTES;
    const prefix = prefixOf(keys, key);
    seek(expected(prefix) - half, 0, { prefix, key });
  }
  for (let q = 0; q < wanted.length && count > 0; q++) {
    const key = wanted[q]! * KEY_BYTES;
    const prefix = prefixOf(keys, key);
    while (count > 0 && below(count - 1, prefix, key)) {
      const next = start + count;
      if (next >= total) {
        count = 0;
        break;
      }
      let guess = expected(prefix) - half;
      // Guessed already, and short of it: what is missing is guessed from the last key that is known.
      if (guess < next) guess = next + expected(prefix - view.getUint32((count - 1) * ENTRY_BYTES)) - half;
      seek(guess, next, { prefix, key });
    }
    if (count === 0) break;
    at = lowerBound(prefix, key);
    for (let i = at; ; i++) {
      if (i === count) {
        if (start + count >= total) break;
        load(start + count - 1);
        i = 1;
        if (count === 1) break;
      }
      if (view.getUint32(i * ENTRY_BYTES) !== prefix || compareKeys(window, i * ENTRY_BYTES, keys, key) !== 0)
        break;
      const id = entryId(window, i * ENTRY_BYTES);
      if (id < end) found[wanted[q]!] = Math.max(found[wanted[q]!]!, id);
    }
  }
}

function prefixOf(keys: Uint8Array, at: number): number {
  return ((keys[at]! << 24) | (keys[at + 1]! << 16) | (keys[at + 2]! << 8) | keys[at + 3]!) >>> 0;
}
