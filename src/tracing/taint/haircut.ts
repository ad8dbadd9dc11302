import { appendSegment } from './append-segment.ts';
import { closeList } from './close-list.ts';
import { emptyLists } from './empty-lists.ts';
import { CLEAN, type SegmentLists } from './segment-lists.ts';
import { sumLabels } from './sum-labels.ts';

/**
 * In proportion: output i gets floor(out_i * T / (outputs + fee)) of each label, T being the label's value in the inputs.
 * What the divisions leave over goes to the fee with the fee's own share, so that no unit is lost; the fee's taint can
 * therefore be above the fee, by less than one unit an output and label. Every label is divided by itself, so the
 * result does not depend on the order of the seeds. Shape as in Allocate, segments by label, clean last.
 * Source: BlockSci taint.cpp (there in floating point; here exact).
 */
export function haircut(inputs: SegmentLists, outputs: readonly bigint[], fee: bigint): SegmentLists {
  const lists = emptyLists();
  const { labels, sums, total } = sumLabels(inputs);
  const left = [...sums];
  for (const output of outputs) {
    let clean = output;
    for (let l = 0; l < labels.length; l++) {
      const share = (output * sums[l]!) / total;
      appendSegment(lists, labels[l]!, share);
      left[l] = left[l]! - share;
      clean -= share;
    }
    appendSegment(lists, CLEAN, clean);
    closeList(lists);
  }
  let clean = fee;
  for (let l = 0; l < labels.length; l++) {
    appendSegment(lists, labels[l]!, left[l]!);
    clean -= left[l]!;
  }
  if (clean > 0n) appendSegment(lists, CLEAN, clean);
  closeList(lists);
  return lists;
}
