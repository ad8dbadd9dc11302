import type { SegmentLists } from './segment-lists.ts';

/** Adds a segment to the open list; equal neighbours become one, value 0 is left out. */
export function appendSegment(lists: SegmentLists, label: number, value: bigint): void {
  if (value === 0n) return;
  const last = lists.label.length - 1;
  if (last >= lists.start[lists.start.length - 1]! && lists.label[last] === label) {
    lists.value[last] = lists.value[last]! + value;
    return;
  }
  lists.label.push(label);
  lists.value.push(value);
}
