import type { SegmentLists } from './segment-lists.ts';

/** No lists yet: filled with appendSegment and closeList. */
export function emptyLists(): SegmentLists {
  return { start: [0], label: [], value: [] };
}
