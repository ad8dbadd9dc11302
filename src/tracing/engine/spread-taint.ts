import type { TransactionView } from '../frontier/view-transaction.ts';
import type { LedgerEntry } from '../ledger.ts';
import { CLEAN, type SegmentLists } from '../taint/segment-lists.ts';
import type { TaintPolicy } from '../taint/taint-policy.ts';
import type { TraceDirection } from '../trace-parameters.ts';

/** One policy over one transaction: the allocation (last list: fee) and the depth of its outputs. */
export interface Spread {
  readonly lists: SegmentLists;
  readonly depth: number;
  /** The inputs as the policy saw them. */
  readonly inputs: SegmentLists;
}

export interface SpreadContext {
  readonly policy: TaintPolicy;
  /** Place of the policy in the entries' holdings. */
  readonly place: number;
  readonly direction: TraceDirection;
}

/**
 * Asks the policy of `context`. Undefined when none of the inputs is tainted under it.
 * `entries` are the tainted inputs, in the order of `view.from`, undefined for a clean one.
 */
export function spreadTaint(
  context: SpreadContext,
  view: TransactionView,
  entries: readonly (LedgerEntry | undefined)[],
): Spread | undefined {
  const { policy, place, direction } = context;
  const start = [0];
  const label: number[] = [];
  const value: bigint[] = [];
  const extraFirst = direction === 'backward' && policy.feeBackward === 'first';
  if (extraFirst) addClean(view.extra);
  let depth = Number.POSITIVE_INFINITY;
  for (let i = 0; i < entries.length; i++) {
    const holding = entries[i]?.holdings[place];
    if (!holding) {
      addClean(view.fromValues[i]!);
      continue;
    }
    const { lists, index } = holding;
    const end = lists.start[index + 1]!;
    for (let s = lists.start[index]!; s < end; s++) {
      label.push(lists.label[s]!);
      value.push(lists.value[s]!);
    }
    start.push(label.length);
    if (holding.depth < depth) depth = holding.depth;
  }
  if (depth === Number.POSITIVE_INFINITY) return undefined;
  if (!extraFirst) addClean(view.extra);
  const inputs = { start, label, value };
  return { inputs, lists: policy.allocate(inputs, view.toValues, view.fee), depth: depth + 1 };

  function addClean(amount: bigint): void {
    label.push(CLEAN);
    value.push(amount);
    start.push(label.length);
  }
}
