import { appendSegment } from './append-segment.ts';
import { closeList } from './close-list.ts';
import { emptyLists } from './empty-lists.ts';
import { fifo } from './fifo.ts';
import { reorderLists } from './reorder-lists.ts';
import { CLEAN, type SegmentLists } from './segment-lists.ts';

/**
 * Taint in, highest out: the tainted value of all inputs fills the outputs from the largest to the smallest, equal
 * ones by position; clean value fills the rest, the fee last of all. Several labels go in the order in which the inputs
 * carry them. Shape as in Allocate.
 */
export function tiho(inputs: SegmentLists, outputs: readonly bigint[], fee: bigint): SegmentLists {
  const queue = emptyLists();
  let clean = 0n;
  for (let s = 0; s < inputs.label.length; s++) {
    if (inputs.label[s] === CLEAN) clean += inputs.value[s]!;
    else appendSegment(queue, inputs.label[s]!, inputs.value[s]!);
  }
  appendSegment(queue, CLEAN, clean);
  closeList(queue);

  const largestFirst = outputs.map((_, i) => i);
  largestFirst.sort((a, b) => (outputs[a]! === outputs[b]! ? a - b : outputs[a]! > outputs[b]! ? -1 : 1));
  const place = new Array<number>(outputs.length + 1);
  largestFirst.forEach((output, position) => {
    place[output] = position;
  });
  place[outputs.length] = outputs.length;
  const poured = fifo(
    queue,
    largestFirst.map((i) => outputs[i]!),
    fee,
  );
  return reorderLists(poured, place);
}
