import { appendSegment } from '../taint/append-segment.ts';
import { emptyLists } from '../taint/empty-lists.ts';
import { CLEAN, type SegmentLists } from '../taint/segment-lists.ts';
import type { TaintPolicy } from '../taint/taint-policy.ts';

export interface MergedSeed {
  readonly lists: SegmentLists;
  readonly index: 0;
  /** Label kept and satoshi of it that the seed would have named too. */
  readonly overlaps: { readonly kept: number; readonly amount: bigint }[];
}

/**
 * A seed output that taint reaches: what is tainted keeps its label, what is clean gets the seed's. The rule of
 * TaintChain ("left taint always has precedent"). `at` is the allocation of the output, `value` its satoshi.
 */
export function mergeSeed(
  policy: TaintPolicy,
  at: { readonly lists: SegmentLists; readonly index: number } | undefined,
  seed: { readonly label: number; readonly value: bigint },
): MergedSeed {
  const lists = emptyLists();
  const overlaps: MergedSeed['overlaps'] = [];
  const from = at ? at.lists.start[at.index]! : 0;
  const to = at ? at.lists.start[at.index + 1]! : 0;
  for (let s = from; s < to; s++) {
    const label = at!.lists.label[s]!;
    const value = at!.lists.value[s]!;
    appendSegment(lists, label === CLEAN ? seed.label : label, value);
    // Poison taints the output whole by each label: only one of them stands for the value that was ignored.
    if (label !== CLEAN && !(policy.overlapping && overlaps.length > 0))
      overlaps.push({ kept: label, amount: value });
  }
  if (from === to) appendSegment(lists, seed.label, seed.value);
  lists.start.push(lists.label.length);
  return { lists, index: 0, overlaps };
}
