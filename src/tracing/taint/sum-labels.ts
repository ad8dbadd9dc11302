import { CLEAN, type SegmentLists } from './segment-lists.ts';

export interface LabelSums {
  /** Ascending, without CLEAN and without labels of value 0. */
  readonly labels: number[];
  /** Satoshi, as `labels`. */
  readonly sums: bigint[];
  /** Satoshi of all segments, clean ones included. */
  readonly total: bigint;
}

/** Value by label over the segments `from` .. `to` of all lists. */
export function sumLabels(lists: SegmentLists, from = 0, to = lists.label.length): LabelSums {
  const labels: number[] = [];
  const sums: bigint[] = [];
  let total = 0n;
  for (let s = from; s < to; s++) {
    const label = lists.label[s]!;
    const value = lists.value[s]!;
    total += value;
    if (label === CLEAN || value === 0n) continue;
    let place = labels.length;
    while (place > 0 && labels[place - 1]! > label) place--;
    if (place > 0 && labels[place - 1] === label) {
      sums[place - 1] = sums[place - 1]! + value;
    } else {
      labels.splice(place, 0, label);
      sums.splice(place, 0, value);
    }
  }
  return { labels, sums, total };
}
