import { decideStop } from './decide-stop.ts';
import { follow } from './follow.ts';
import { mergeSeed } from './merge-seed.ts';
import type { IdleSeed, TraceState } from './trace-state.ts';

/**
 * Puts the seeds on the frontier. A seed that is not to be followed waits in `idleSeeds`: another seed's taint may
 * still reach it, and only the end of the trace tells.
 */
export function placeSeeds(state: TraceState, seeds: readonly IdleSeed[]): void {
  const { policies } = state.rules;
  for (const { facts, label, nextTx } of seeds) {
    for (const totals of state.totals) totals.seeds += facts.value;
    state.tainted++;
    if (state.rules.maxDepth <= 0 || decideStop(state.rules, nextTx, undefined)) {
      state.idleSeeds.set(facts.output, { facts, label, nextTx });
      continue;
    }
    const holdings = policies.map((policy) => ({
      ...mergeSeed(policy, undefined, { label, value: facts.value }),
      depth: 0,
    }));
    follow(state, { facts, holdings, agreement: holdings.length, provisional: true }, nextTx);
  }
}
