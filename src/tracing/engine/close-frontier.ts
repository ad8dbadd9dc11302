import { NONE } from '../../graph/flow-source.ts';
import { recordStop } from './record-stop.ts';
import { settleOutput } from './settle-output.ts';
import type { TraceState } from './trace-state.ts';

/** What is left when nothing goes on: outputs behind the limit of transactions, and seeds that nobody followed. */
export function closeFrontier(state: TraceState): void {
  for (const entry of state.ledger.takeRest()) {
    recordStop(state, entry, { reason: 'not-looked-at', nextTx: NONE });
  }
  for (const { facts, nextTx, label } of state.idleSeeds.values()) {
    const lists = { start: [0, 1], label: [label], value: [facts.value] };
    const holdings = state.rules.policies.map(() => ({ lists, index: 0, depth: 0 }));
    settleOutput(state, facts, { holdings, nextTx });
  }
}
