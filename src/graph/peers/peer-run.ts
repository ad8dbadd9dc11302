import type { CheckedFile } from '../../lake/pages/open-checked-file.ts';
import { PAGE_BYTES } from '../../lake/pages/page-crc.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { openRun } from '../index/open-run.ts';
import { createRunStream } from '../index/run-stream.ts';
import { putVarint, takeVarint, type VarintReader } from './varint.ts';

/**
 * A run of peer rows. Content: entries in the order of (home, segment), each home, segment and length as varints, then so many
 * bytes of rows; fences, one for about every FENCE_BYTES of entries: home u32 and byte f64 of the entry there; at the end
 * bytes of entries f64, first transfer and the one behind f64, number of fences f64. Little-endian.
 */
const FENCE_BYTES = 16_384;
const FENCE_ROW = 12;
const END_BYTES = 32;
/** Three numbers before the rows of an entry. */
const HEAD_BYTES = 27;
const WINDOW = 1 << 18;
/** Up to so many bytes, a loop copies faster than a call. */
const SHORT = 256;

export interface PeerRunWriter {
  /** The first `length` bytes of rows. Homes ascend, and segments of a home. */
  add(home: number, segment: number, rows: { readonly bytes: Uint8Array; readonly length: number }): void;
  /** `first` and `next`: ids of the transfers that the run tells of. */
  finish(ids: { readonly first: number; readonly next: number }): void;
}

export function createPeerRunWriter(path: string): PeerRunWriter {
  const stream = createRunStream(path);
  let buffer = new Uint8Array(WINDOW);
  let filled = 0;
  let written = 0;
  let fenced = Number.NEGATIVE_INFINITY;
  const fences: number[] = [];
  function flush(): void {
    stream.write(buffer.subarray(0, filled));
    written += filled;
    filled = 0;
  }
  return {
    add(home, segment, { bytes, length }) {
      if (filled + length + HEAD_BYTES > buffer.length) flush();
      if (length + HEAD_BYTES > buffer.length) buffer = new Uint8Array(length + HEAD_BYTES);
      const place = written + filled;
      if (place - fenced >= FENCE_BYTES) {
        fences.push(home, place);
        fenced = place;
      }
      filled = putVarint(home, buffer, filled);
      filled = putVarint(segment, buffer, filled);
      filled = putVarint(length, buffer, filled);
      if (length < SHORT) for (let i = 0; i < length; i++) buffer[filled + i] = bytes[i]!;
      else buffer.set(bytes.subarray(0, length), filled);
      filled += length;
    },
    finish({ first, next }) {
      flush();
      const count = fences.length / 2;
      const tail = new DataView(new ArrayBuffer(count * FENCE_ROW + END_BYTES));
      for (let i = 0; i < count; i++) {
        tail.setUint32(i * FENCE_ROW, fences[2 * i]!, true);
        tail.setFloat64(i * FENCE_ROW + 4, fences[2 * i + 1]!, true);
      }
      [written, first, next, count].forEach((number, i) => {
        tail.setFloat64(count * FENCE_ROW + 8 * i, number, true);
      });
      stream.write(new Uint8Array(tail.buffer));
      stream.finish();
    },
  };
}

/** An open run of peers. Memory: 12 bytes for every 16 KB of it, and a window. */
export interface PeerRun {
  readonly file: CheckedFile;
  /** Bytes of entries. */
  readonly bytes: number;
  readonly first: number;
  readonly next: number;
  /**
   * A byte at which an entry begins, from which on all entries of a home lie ahead. Homes are asked in ascending order:
   * whoever stands nearer to it may go on from there.
   */
  seek(home: number): number;
  /** The entry at a byte of entries, without its rows: one object, until the next one is asked for. Errors: GRAPH_DAMAGED. */
  entry(at: number): PeerEntry;
  /** The rows of that entry, from `at` of the reader to `at` and their length, valid as long. Errors: GRAPH_DAMAGED. */
  rows(): VarintReader;
  close(): void;
}

export interface PeerEntry {
  home: number;
  segment: number;
  /** Bytes of its rows. */
  length: number;
  /** Where the next entry begins in the run. */
  next: number;
}

/** Errors: GRAPH_DAMAGED. */
export function openPeerRun(path: string): PeerRun {
  const file = openRun(path);
  const damaged = (byte: number) =>
    new JejakError('GRAPH_DAMAGED', { meta: { file: path, byte, page: Math.floor(byte / PAGE_BYTES) } });
  const end = new DataView(new ArrayBuffer(END_BYTES));
  let homes = new Uint32Array(0);
  let places = new Float64Array(0);
  try {
    file.read(Math.max(0, file.bytes - END_BYTES), new Uint8Array(end.buffer));
    const count = end.getFloat64(24, true);
    if (end.getFloat64(0, true) + count * FENCE_ROW + END_BYTES !== file.bytes) throw damaged(file.bytes);
    const rows = new DataView(new ArrayBuffer(count * FENCE_ROW));
    file.read(file.bytes - END_BYTES - rows.byteLength, new Uint8Array(rows.buffer));
    homes = Uint32Array.from({ length: count }, (_, i) => rows.getUint32(i * FENCE_ROW, true));
    places = Float64Array.from({ length: count }, (_, i) => rows.getFloat64(i * FENCE_ROW + 4, true));
  } catch (error) {
    file.close();
    throw error;
  }
  const bytes = end.getFloat64(0, true);
  let window = new Uint8Array(0);
  let [from, to] = [0, 0];
  const reader: VarintReader = { bytes: window, at: 0 };
  const entry: PeerEntry = { home: 0, segment: 0, length: 0, next: 0 };
  /** Puts [at, at + length) of the entries into the window, and what lies behind as far as it is read with it. */
  function load(at: number, length: number): void {
    const wanted = Math.min(bytes - at, Math.max(length, 4 * FENCE_BYTES));
    if (window.length < wanted) window = new Uint8Array(wanted);
    file.read(at, window.subarray(0, wanted));
    from = at;
    to = at + wanted;
    reader.bytes = window;
  }
  return {
    file,
    bytes,
    first: end.getFloat64(8, true),
    next: end.getFloat64(16, true),
    seek(home) {
      let [low, high] = [0, homes.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (homes[middle]! < home) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? 0 : places[low - 1]!;
    },
    entry(at) {
      if (at < from || Math.min(at + HEAD_BYTES, bytes) > to) load(at, HEAD_BYTES);
      reader.at = at - from;
      entry.home = takeVarint(reader);
      entry.segment = takeVarint(reader);
      entry.length = takeVarint(reader);
      entry.next = from + reader.at + entry.length;
      // Damage that the sums do not show was written so: what comes next lies ahead, and within.
      if (!(entry.next > at && entry.next <= bytes)) throw damaged(at);
      return entry;
    },
    rows() {
      const at = entry.next - entry.length;
      if (at < from || entry.next > to) load(at, entry.length);
      reader.at = at - from;
      return reader;
    },
    close: () => file.close(),
  };
}
