import { openRun } from './open-run.ts';
import { createRunStream } from './run-stream.ts';

/** A run entry: 33 bytes of key (a txid has a zero behind its 32), then the id in 7 bytes, little-endian. */
export const KEY_BYTES = 33;
export const ENTRY_BYTES = 40;
const WINDOW = 8_192;

const ENTRY_WORDS = ENTRY_BYTES / 4;

/** Writes a run in ascending order of keys. */
export interface RunWriter {
  /** Adds the key at `keys[at]` with its id. */
  addKey(keys: Uint8Array, at: number, id: number): void;
  /** Adds the current entry of a cursor. */
  addEntry(cursor: RunCursor): void;
  finish(): void;
}

export function createRunWriter(path: string): RunWriter {
  const stream = createRunStream(path);
  const buffer = new Uint8Array(WINDOW * ENTRY_BYTES);
  const words = new Uint32Array(buffer.buffer);
  let filled = 0;
  function flush(): void {
    stream.write(buffer.subarray(0, filled));
    filled = 0;
  }
  function added(): void {
    filled += ENTRY_BYTES;
    if (filled === buffer.length) flush();
  }
  return {
    addKey(keys, at, id) {
      for (let i = 0; i < KEY_BYTES; i++) buffer[filled + i] = keys[at + i]!;
      const low = id >>> 0;
      const high = (id - low) / 4_294_967_296;
      for (let i = 0; i < 4; i++) buffer[filled + KEY_BYTES + i] = low >>> (8 * i);
      for (let i = 0; i < 3; i++) buffer[filled + KEY_BYTES + 4 + i] = high >>> (8 * i);
      added();
    },
    addEntry(cursor) {
      const from = cursor.at >> 2;
      const to = filled >> 2;
      for (let i = 0; i < ENTRY_WORDS; i++) words[to + i] = cursor.words[from + i]!;
      added();
    },
    finish() {
      flush();
      stream.finish();
    },
  };
}

/** Reads a run from its begin to its end. Errors: GRAPH_DAMAGED. The entry is valid while `done` is false, until the next `next`. */
export interface RunCursor {
  done: boolean;
  /** Holds the current entry at `at`, a byte. */
  readonly window: Uint8Array;
  /** The same memory. */
  readonly words: Uint32Array;
  at: number;
  /** First four bytes of the key, as a number that orders like them. */
  prefix: number;
  next(): void;
  close(): void;
}

export function createRunCursor(path: string): RunCursor {
  const run = openRun(path);
  const window = new Uint8Array(WINDOW * ENTRY_BYTES);
  const view = new DataView(window.buffer);
  let filled = 0;
  let position = 0;
  const cursor: RunCursor = {
    done: false,
    window,
    words: new Uint32Array(window.buffer),
    at: 0,
    prefix: 0,
    next() {
      cursor.at += ENTRY_BYTES;
      if (cursor.at >= filled) fill();
      else cursor.prefix = view.getUint32(cursor.at);
    },
    close: () => run.close(),
  };
  function fill(): void {
    filled = Math.min(window.length, run.bytes - position);
    run.read(position, window.subarray(0, filled));
    position += filled;
    cursor.at = 0;
    cursor.done = filled === 0;
    cursor.prefix = view.getUint32(0);
  }
  fill();
  return cursor;
}

export function entryId(bytes: Uint8Array, at: number): number {
  const id = at + KEY_BYTES;
  const low = (bytes[id]! | (bytes[id + 1]! << 8) | (bytes[id + 2]! << 16) | (bytes[id + 3]! << 24)) >>> 0;
  const high = bytes[id + 4]! | (bytes[id + 5]! << 8) | (bytes[id + 6]! << 16);
  return high * 4_294_967_296 + low;
}

/** Negative, zero or positive as key a is below, equal to or above key b. */
export function compareKeys(a: Uint8Array, aAt: number, b: Uint8Array, bAt: number): number {
  for (let i = 0; i < KEY_BYTES; i++) {
    const difference = a[aAt + i]! - b[bAt + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
