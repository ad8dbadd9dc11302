import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A run entry: 33 bytes of key (a txid has a zero behind its 32), then the id in 7 bytes, little-endian. */
export const KEY_BYTES = 33;
export const ENTRY_BYTES = 40;
const WINDOW = 8_192;

/** Writes a run in ascending order of keys: to a temporary name, synced, then renamed. */
export interface RunWriter {
  add(entry: Uint8Array, at: number): void;
  finish(): void;
}

export function createRunWriter(path: string): RunWriter {
  const temporary = join(dirname(path), `_${basename(path)}.tmp`);
  const file = openSync(temporary, 'w');
  const buffer = new Uint8Array(WINDOW * ENTRY_BYTES);
  let filled = 0;
  function flush(): void {
    let done = 0;
    while (done < filled) done += writeSync(file, buffer, done, filled - done);
    filled = 0;
  }
  return {
    add(entry, at) {
      for (let i = 0; i < ENTRY_BYTES; i++) buffer[filled + i] = entry[at + i]!;
      filled += ENTRY_BYTES;
      if (filled === buffer.length) flush();
    },
    finish() {
      flush();
      fsyncSync(file);
      closeSync(file);
      renameSync(temporary, path);
    },
  };
}

/** Reads a run from its begin to its end. `entry` is valid while `done` is false, until the next `next`. */
export interface RunCursor {
  done: boolean;
  /** Holds the current entry at `at`. */
  window: Uint8Array;
  at: number;
  next(): void;
  close(): void;
}

export function createRunCursor(path: string): RunCursor {
  const file = openSync(path, 'r');
  const window = new Uint8Array(WINDOW * ENTRY_BYTES);
  let filled = 0;
  let position = 0;
  const cursor: RunCursor = {
    done: false,
    window,
    at: 0,
    next() {
      cursor.at += ENTRY_BYTES;
      if (cursor.at >= filled) fill();
    },
    close: () => closeSync(file),
  };
  function fill(): void {
    filled = 0;
    while (filled < window.length) {
      const got = readSync(file, window, filled, window.length - filled, position + filled);
      if (got === 0) break;
      filled += got;
    }
    position += filled;
    cursor.at = 0;
    cursor.done = filled === 0;
  }
  fill();
  return cursor;
}

/** Number of entries in a run. */
export function runLength(path: string): number {
  const file = openSync(path, 'r');
  try {
    return fstatSync(file).size / ENTRY_BYTES;
  } finally {
    closeSync(file);
  }
}

export function entryId(bytes: Uint8Array, at: number): number {
  let id = 0;
  for (let i = 6; i >= 0; i--) id = id * 256 + bytes[at + KEY_BYTES + i]!;
  return id;
}

export function writeEntryId(bytes: Uint8Array, at: number, id: number): void {
  let rest = id;
  for (let i = 0; i < 7; i++) {
    bytes[at + KEY_BYTES + i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

/** Negative, zero or positive as key a is below, equal to or above key b. */
export function compareKeys(a: Uint8Array, aAt: number, b: Uint8Array, bAt: number): number {
  for (let i = 0; i < KEY_BYTES; i++) {
    const difference = a[aAt + i]! - b[bAt + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
