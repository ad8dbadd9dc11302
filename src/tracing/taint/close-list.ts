import { CLEAN, type SegmentLists } from './segment-lists.ts';

/** Ends the open list. A list of clean segments alone becomes the empty list. */
export function closeList(lists: SegmentLists): void {
  const { start, label, value } = lists;
  const first = start[start.length - 1]!;
  let tainted = false;
  for (let s = first; s < label.length; s++) {
    if (label[s] !== CLEAN) {
      tainted = true;
      break;
    }
  }
  if (!tainted) {
    label.length = first;
    value.length = first;
  }
  start.push(label.length);
}
