import { fifo } from './fifo.ts';
import { reorderLists } from './reorder-lists.ts';
import type { SegmentLists } from './segment-lists.ts';

/**
 * FIFO with the outputs served from the last to the first: the queue is the inputs in input order, the last output
 * takes its head, the first output is served last, the fee is what is left. Inside an output the segments keep the
 * order in which they left the queue. Shape as in Allocate.
 */
export function lifo(inputs: SegmentLists, outputs: readonly bigint[], fee: bigint): SegmentLists {
  const count = outputs.length;
  const order = Array.from({ length: count + 1 }, (_, i) => (i < count ? count - 1 - i : count));
  return reorderLists(fifo(inputs, outputs.toReversed(), fee), order);
}
