import type { LedgerEntry } from '../ledger.ts';
import type { TraceState } from './trace-state.ts';

/** Puts an output on the frontier: its next transaction will be processed in its turn. */
export function follow(state: TraceState, entry: LedgerEntry, nextTx: number): void {
  state.ledger.put(entry);
  state.window.want(nextTx);
}
