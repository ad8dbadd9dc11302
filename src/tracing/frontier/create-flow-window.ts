import type { FlowSource } from '../../graph/flow-source.ts';
import type { TraceDirection } from '../trace-parameters.ts';
import { createHeap } from './create-heap.ts';
import { type TransactionView, viewTransaction } from './view-transaction.ts';

export interface FlowWindow {
  /** Announces a transaction that will be asked for. */
  readonly want: (tx: number) => void;
  /** Fetches announced transactions, those whose turn comes next first, and returns them. */
  readonly fetch: () => Promise<TransactionView[]>;
  /** Keeps a fetched transaction until its turn. */
  readonly keep: (view: TransactionView) => void;
  /** Removes and returns a kept transaction. */
  readonly take: (tx: number) => TransactionView | undefined;
  /** Requests made so far. */
  readonly requests: () => number;
}

const FETCH_MOST = 4_096;
const FETCH_LEAST = 64;
/** Transactions kept at a time; beyond that only few more are fetched with the one that is needed. */
const KEEP_MOST = 4_096;

/** Transactions that the frontier waits for, fetched many at a time and forgotten one at a time. */
export function createFlowWindow(
  context: { readonly source: FlowSource; readonly signal?: AbortSignal },
  direction: TraceDirection,
): FlowWindow {
  const sign = direction === 'forward' ? 1 : -1;
  const kept = new Map<number, TransactionView>();
  const wanted = createHeap();
  let requests = 0;

  async function fetch(): Promise<TransactionView[]> {
    context.signal?.throwIfAborted();
    const limit = Math.max(FETCH_LEAST, Math.min(FETCH_MOST, KEEP_MOST - kept.size));
    const ids: number[] = [];
    let last = Number.NaN;
    while (ids.length < limit) {
      const key = wanted.pop();
      if (key === undefined) break;
      if (key === last || kept.has(sign * key)) continue;
      last = key;
      ids.push(sign * key);
    }
    while (wanted.peek() === last) wanted.pop();
    if (ids.length === 0) return [];
    if (sign === -1) ids.reverse();
    requests++;
    const batch = await context.source.transactions(Float64Array.from(ids));
    return ids.map((_, index) => viewTransaction(batch, index, direction));
  }

  return {
    want: (tx) => {
      if (!kept.has(tx)) wanted.push(sign * tx);
    },
    fetch,
    keep: (view) => {
      kept.set(view.tx, view);
    },
    take: (tx) => {
      const view = kept.get(tx);
      if (view) kept.delete(tx);
      return view;
    },
    requests: () => requests,
  };
}
