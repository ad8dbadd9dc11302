import type { Holding } from '../ledger.ts';
import { appendSegment } from '../taint/append-segment.ts';
import { CLEAN, type SegmentLists } from '../taint/segment-lists.ts';
import { sumLabels } from '../taint/sum-labels.ts';

/**
 * Appends the list of a fee, made to cover exactly `value` satoshi. Haircut may have put a few units of rounding above
 * the fee: then every label is cut in proportion, the units that this loses being clean.
 */
export function clampList(
  lists: SegmentLists,
  { holding, overlapping }: { readonly holding: Holding; readonly overlapping: boolean },
  value: bigint,
): void {
  const { start } = holding.lists;
  const from = start[holding.index]!;
  const to = start[holding.index + 1]!;
  const { labels, sums, total } = sumLabels(holding.lists, from, to);
  if (total <= value || overlapping) {
    for (let s = from; s < to; s++) {
      appendSegment(lists, holding.lists.label[s]!, holding.lists.value[s]!);
    }
    if (total < value) appendSegment(lists, CLEAN, value - total);
    return;
  }
  let clean = value;
  labels.forEach((label, l) => {
    const share = (sums[l]! * value) / total;
    appendSegment(lists, label, share);
    clean -= share;
  });
  appendSegment(lists, CLEAN, clean);
}
