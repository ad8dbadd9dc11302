import { appendSegment } from './append-segment.ts';
import { closeList } from './close-list.ts';
import { emptyLists } from './empty-lists.ts';
import type { SegmentLists } from './segment-lists.ts';
import { sumLabels } from './sum-labels.ts';

/**
 * Any tainted input taints every output and the fee whole, once for each label that comes in: the labels of an output
 * overlap and must not be added up. An upper bound of where stolen coins can be, not a measure of how much is there.
 * Shape as in Allocate. Source: Moeser, Boehme and Breuker (2014); BlockSci taint.cpp.
 */
export function poison(inputs: SegmentLists, outputs: readonly bigint[], fee: bigint): SegmentLists {
  const lists = emptyLists();
  const { labels } = sumLabels(inputs);
  for (let o = 0; o <= outputs.length; o++) {
    for (const label of labels) appendSegment(lists, label, o < outputs.length ? outputs[o]! : fee);
    closeList(lists);
  }
  return lists;
}
