import { CLEAN, type SegmentLists } from './segment-lists.ts';
import type { TaintPolicy } from './taint-policy.ts';

/** Tainted satoshi in list `index`: the sum over labels, or the largest label where labels overlap (poison). */
export function taintedValue(policy: TaintPolicy, lists: SegmentLists, index: number): bigint {
  let result = 0n;
  const end = lists.start[index + 1]!;
  for (let s = lists.start[index]!; s < end; s++) {
    if (lists.label[s] === CLEAN) continue;
    const value = lists.value[s]!;
    if (!policy.overlapping) result += value;
    else if (value > result) result = value;
  }
  return result;
}
