import type { SegmentLists } from '../taint/segment-lists.ts';
import { widen } from './widen.ts';

/** One segment list a slot, in flat arrays. */
export interface SegmentStore {
  readonly has: (slot: number) => boolean;
  /** Copies list `index`; the slot must be free. */
  readonly put: (slot: number, lists: SegmentLists, index: number) => void;
  /** The list of a slot as the only list of the result. */
  readonly read: (slot: number) => SegmentLists;
  readonly free: (slot: number) => void;
}

/** Segments are written one behind the other; when half of them are free the rest moves together. */
export function createSegmentStore(): SegmentStore {
  let label = new Uint32Array(1_024);
  let value = new BigInt64Array(1_024);
  let first = new Uint32Array(256);
  let count = new Uint32Array(256);
  let used = 0;
  let live = 0;

  function reserve(more: number): void {
    if (used + more <= label.length) return;
    const size = Math.max(1_024, 2 * (live + more));
    const newLabel = new Uint32Array(size);
    const newValue = new BigInt64Array(size);
    let at = 0;
    for (let slot = 0; slot < count.length; slot++) {
      const length = count[slot]!;
      if (length === 0) continue;
      const from = first[slot]!;
      for (let s = 0; s < length; s++) {
        newLabel[at + s] = label[from + s]!;
        newValue[at + s] = value[from + s]!;
      }
      first[slot] = at;
      at += length;
    }
    label = newLabel;
    value = newValue;
    used = at;
  }

  function put(slot: number, lists: SegmentLists, index: number): void {
    const from = lists.start[index]!;
    const length = lists.start[index + 1]! - from;
    if (slot >= count.length) {
      first = widen(first, slot);
      count = widen(count, slot);
    }
    reserve(length);
    for (let s = 0; s < length; s++) {
      label[used + s] = lists.label[from + s]!;
      value[used + s] = lists.value[from + s]!;
    }
    first[slot] = used;
    count[slot] = length;
    used += length;
    live += length;
  }

  return {
    has: (slot) => slot < count.length && count[slot]! > 0,
    put,
    read: (slot) => {
      const length = count[slot]!;
      const from = first[slot]!;
      const labels = new Array<number>(length);
      const values = new Array<bigint>(length);
      for (let s = 0; s < length; s++) {
        labels[s] = label[from + s]!;
        values[s] = value[from + s]!;
      }
      return { start: [0, length], label: labels, value: values };
    },
    free: (slot) => {
      if (slot >= count.length) return;
      live -= count[slot]!;
      count[slot] = 0;
    },
  };
}
