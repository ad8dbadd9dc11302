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
  const only = entries.length === 1 && view.extra === 0n ? entries[0]?.holdings[place] : undefined;
  if (only?.index === 0 && only.lists.start.length === 2) {
    // Most transactions have one input: what is in the ledger is the whole queue.
    return {
      inputs: only.lists,
      lists: policy.allocate(only.lists, view.toValues, view.fee),
      depth: only.depth + 1,
    };
  }
  const lists: SegmentLists = { start: [0], label: [], value: [] };
  const extraFirst = direction === 'backward' && policy.feeBackward === 'first';
  if (extraFirst) addClean(lists, view.extra);
  let depth = Number.POSITIVE_INFINITY;
  for (let i = 0; i < entries.length; i++) {
    const holding = entries[i]?.holdings[place];
    if (!holding) {
      addClean(lists, view.fromValues[i]!);
      continue;
    }
    const end = holding.lists.start[holding.index + 1]!;
    for (let s = holding.lists.start[holding.index]!; s < end; s++) {
      lists.label.push(holding.lists.label[s]!);
      lists.value.push(holding.lists.value[s]!);
    }
    lists.start.push(lists.label.length);
    if (holding.depth < depth) depth = holding.depth;
  }
  if (depth === Number.POSITIVE_INFINITY) return undefined;
  if (!extraFirst) addClean(lists, view.extra);
  return { inputs: lists, lists: policy.allocate(lists, view.toValues, view.fee), depth: depth + 1 };
}

function addClean(lists: SegmentLists, amount: bigint): void {
  lists.label.push(CLEAN);
  lists.value.push(amount);
  lists.start.push(lists.label.length);
}
