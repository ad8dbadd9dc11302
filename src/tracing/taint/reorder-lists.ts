import { emptyLists } from './empty-lists.ts';
import type { SegmentLists } from './segment-lists.ts';

/** List i of the result is list `order[i]` of the input. */
export function reorderLists(lists: SegmentLists, order: readonly number[]): SegmentLists {
  const result = emptyLists();
  for (const from of order) {
    for (let s = lists.start[from]!; s < lists.start[from + 1]!; s++) {
      result.label.push(lists.label[s]!);
      result.value.push(lists.value[s]!);
    }
    result.start.push(result.label.length);
  }
  return result;
}
