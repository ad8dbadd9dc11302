import type { FlowSource } from '../../graph/flow-source.ts';
import type { TransactionView } from '../frontier/view-transaction.ts';
import { closeFrontier } from './close-frontier.ts';
import { fetchBlockFees } from './fetch-block-fees.ts';
import { isReady } from './is-ready.ts';
import { payCoinbase } from './pay-coinbase.ts';
import { processTransaction } from './process-transaction.ts';
import type { TraceState } from './trace-state.ts';

const NEVER = Number.POSITIVE_INFINITY;

interface BlockEnd {
  readonly height: number;
  readonly firstTx: number;
  readonly count: number;
}

/**
 * Processes the frontier in chain order until it is empty or the limit of transactions is reached. Every tainted input
 * of a transaction is known when its turn comes, because all transactions before it have had theirs. A transaction all
 * of whose inputs are tainted and known is processed as soon as it is fetched: nothing can be added to it, and its
 * outputs are asked for with the rest of the frontier instead of one request later. A coinbase has its turn after the
 * last transaction of its block, whose fees it takes.
 */
export async function runFrontier(
  context: { readonly source: FlowSource; readonly signal?: AbortSignal },
  state: TraceState,
): Promise<void> {
  const { heap, window, rules } = state;
  const sign = rules.direction === 'forward' ? 1 : -1;
  // With a limit the transactions that come first in the chain are the ones looked at, so none may go early.
  const mayGoEarly = rules.maxTransactions === Number.POSITIVE_INFINITY;
  const ends = new Map<number, BlockEnd>();
  const scheduled = new Set<number>();
  const unscheduled: number[] = [];

  for (;;) {
    const done = state.processed >= rules.maxTransactions;
    if (!done && (window.peek() ?? NEVER) < (heap.peek() ?? NEVER)) {
      for (const fetched of await window.fetch()) {
        if (mayGoEarly && isReady(state.ledger, fetched, rules.direction)) process(window.take(fetched.tx));
        else heap.push(sign * fetched.tx);
      }
    } else {
      const key = heap.pop();
      if (key === undefined) break;
      const end = ends.get(key);
      if (end) {
        const fees = await fetchBlockFees(context.source, end.firstTx, end.count);
        payCoinbase(state, fees, state.fees.get(end.height)!);
        state.fees.delete(end.height);
      } else {
        const view = window.take(sign * key);
        if (!done) process(view);
      }
    }
    if (unscheduled.length > 0) await schedule();
  }
  closeFrontier(state);

  function process(view: TransactionView): void {
    processTransaction(state, view);
    if (!state.fees.has(view.height) || scheduled.has(view.height)) return;
    scheduled.add(view.height);
    unscheduled.push(view.height);
  }

  async function schedule(): Promise<void> {
    const blocks = await context.source.blocks(Uint32Array.from(unscheduled).sort());
    unscheduled.length = 0;
    for (let i = 0; i < blocks.count; i++) {
      const firstTx = blocks.firstTx[i]!;
      const count = blocks.txCount[i]!;
      ends.set(firstTx + count - 0.5, { height: blocks.height[i]!, firstTx, count });
      heap.push(firstTx + count - 0.5);
    }
  }
}
