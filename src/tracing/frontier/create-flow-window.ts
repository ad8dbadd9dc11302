import type { FlowBatch, FlowSource } from '../../graph/flow-source.ts';
import type { TraceDirection } from '../trace-parameters.ts';
import { createHeap } from './create-heap.ts';
import { type TransactionView, viewTransaction } from './view-transaction.ts';

/** A fetched transaction: a row of a batch. */
export interface FlowRow {
  readonly tx: number;
  readonly batch: FlowBatch;
  readonly index: number;
}

export interface FlowWindow {
  /** Announces a transaction that will be asked for. */
  readonly want: (tx: number) => void;
  /** The announced transaction whose turn comes first (negative when going backward), undefined when there is none. */
  readonly peek: () => number | undefined;
  /** Fetches announced transactions, those whose turn comes next first; they are kept until taken. */
  readonly fetch: () => Promise<FlowRow[]>;
  /** Removes and returns a kept transaction. */
  readonly take: (tx: number) => TransactionView;
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
  const kept = new Map<number, FlowRow>();
  const wanted = createHeap();
  let requests = 0;

  async function fetch(): Promise<FlowRow[]> {
    context.signal?.throwIfAborted();
    const limit = Math.max(FETCH_LEAST, Math.min(FETCH_MOST, KEEP_MOST - kept.size));
    const ids: number[] = [];
    let last = Number.NaN;
    while (ids.length < limit) {
      const key = wanted.pop();
      if (key === undefined) break;
      if (key === last) continue;
      last = key;
      ids.push(sign * key);
    }
    while (wanted.peek() === last) wanted.pop();
    if (sign === -1) ids.reverse();
    requests++;
    const batch = await context.source.transactions(Float64Array.from(ids));
    return ids.map((tx, index) => {
      const row = { tx, batch, index };
      // All of them before any is processed: what one announces may be another of them.
      kept.set(tx, row);
      return row;
    });
  }

  return {
    want: (tx) => {
      if (!kept.has(tx)) wanted.push(sign * tx);
    },
    fetch,
    peek: wanted.peek,
    take: (tx) => {
      const { batch, index } = kept.get(tx)!;
      kept.delete(tx);
      return viewTransaction(batch, index, direction);
    },
    requests: () => requests,
  };
}
