import type { TransactionView } from '../frontier/view-transaction.ts';
import type { LedgerEntry } from '../ledger.ts';
import { CLEAN, type SegmentLists } from '../taint/segment-lists.ts';
import type { Spread } from './spread-taint.ts';
import type { TraceState } from './trace-state.ts';

/**
 * For each policy and output (last: fee), which tainted input gives most of its taint, as an index into the tainted
 * inputs; the earlier input when equal. The policy is asked once more with every tainted input as its own label.
 */
export function findMainSources(
  state: TraceState,
  view: TransactionView,
  done: {
    readonly entries: readonly (LedgerEntry | undefined)[];
    readonly spreads: readonly (Spread | undefined)[];
  },
): number[][] {
  const { policies, direction } = state.rules;
  const tainted = done.entries.filter((entry) => entry !== undefined);
  const lists = view.toIds.length + 1;
  return policies.map((policy, p) => {
    const spread = done.spreads[p];
    if (!spread) return [];
    if (tainted.length <= 1) return new Array<number>(lists).fill(0);
    const extraFirst = direction === 'backward' && policy.feeBackward === 'first';
    const relabelled = relabel(spread.inputs, done.entries, extraFirst ? 1 : 0);
    const { start, label, value } = policy.allocate(relabelled, view.toValues, view.fee);
    return Array.from({ length: lists }, (_, k) => {
      const sums = new Map<number, bigint>();
      for (let s = start[k]!; s < start[k + 1]!; s++) {
        if (label[s] !== CLEAN) sums.set(label[s]!, (sums.get(label[s]!) ?? 0n) + value[s]!);
      }
      let best = 0;
      let most = -1n;
      for (const [source, sum] of sums) {
        if (sum > most || (sum === most && source < best)) {
          best = source;
          most = sum;
        }
      }
      return Math.max(best - 1, 0);
    });
  });
}

/** Every tainted segment gets the number of its input among the tainted inputs, counted from 1. */
function relabel(
  inputs: SegmentLists,
  entries: readonly (LedgerEntry | undefined)[],
  shift: number,
): SegmentLists {
  const label = [...inputs.label];
  let number = 0;
  entries.forEach((entry, i) => {
    if (!entry) return;
    number++;
    for (let s = inputs.start[i + shift]!; s < inputs.start[i + shift + 1]!; s++) {
      if (label[s] !== CLEAN) label[s] = number;
    }
  });
  return { start: inputs.start, label, value: inputs.value };
}
