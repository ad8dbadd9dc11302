import { appendSegment } from './append-segment.ts';
import { closeList } from './close-list.ts';
import { emptyLists } from './empty-lists.ts';
import type { SegmentLists } from './segment-lists.ts';

/**
 * First in, first out: the segments of the inputs, in input order, are one queue; the outputs take from its head in
 * output order, what is left is the fee. Shape as in Allocate. Source: Clayton's case as applied by Anderson, Shumailov
 * and Ahmed (2018); TaintChain, bootstrap_taint_fifo.rs.
 */
export function fifo(inputs: SegmentLists, outputs: readonly bigint[], fee: bigint): SegmentLists {
  const lists = emptyLists();
  const { label, value } = inputs;
  const count = label.length;
  let at = 0;
  let left = count > 0 ? value[0]! : 0n;
  for (let o = 0; o <= outputs.length; o++) {
    let need = o < outputs.length ? outputs[o]! : fee;
    while (need > 0n && at < count) {
      if (left > need) {
        appendSegment(lists, label[at]!, need);
        left -= need;
        break;
      }
      appendSegment(lists, label[at]!, left);
      need -= left;
      at++;
      left = at < count ? value[at]! : 0n;
    }
    closeList(lists);
  }
  return lists;
}
