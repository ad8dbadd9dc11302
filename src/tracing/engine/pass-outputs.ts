import type { TransactionView } from '../frontier/view-transaction.ts';
import type { Holding, OutputFacts } from '../ledger.ts';
import { factsOf } from './facts-of.ts';
import { mergeSeed } from './merge-seed.ts';
import { settleOutput } from './settle-output.ts';
import type { Spread } from './spread-taint.ts';
import type { TraceState } from './trace-state.ts';

/** Hands the allocations of a transaction to its outputs (backward: to the outputs that its inputs spend). */
export function passOutputs(
  state: TraceState,
  view: TransactionView,
  spreads: readonly (Spread | undefined)[],
): void {
  const { direction } = state.rules;
  for (let k = 0; k < view.toIds.length; k++) {
    const holdings = new Array<Holding | undefined>(spreads.length);
    let reached = false;
    for (let p = 0; p < spreads.length; p++) {
      const spread = spreads[p];
      if (spread && spread.lists.start[k + 1]! > spread.lists.start[k]!) {
        holdings[p] = { lists: spread.lists, index: k, depth: spread.depth };
        reached = true;
      } else {
        holdings[p] = undefined;
      }
    }
    if (!reached) continue;
    const facts = factsOf(view, k, direction);
    const label = state.seedLabel.get(facts.output);
    if (label === undefined) state.tainted++;
    const settled = label === undefined ? holdings : meetSeed(state, facts, { label, holdings });
    settleOutput(state, facts, { holdings: settled, nextTx: view.toNext[k]! });
  }
}

/** Taint reached an output that is a seed itself: the earlier label stays, the overlap is recorded. */
function meetSeed(
  state: TraceState,
  facts: OutputFacts,
  { label, holdings }: { readonly label: number; readonly holdings: readonly (Holding | undefined)[] },
): Holding[] {
  state.idleSeeds.delete(facts.output);
  return state.rules.policies.map((policy, p) => {
    const merged = mergeSeed(policy, holdings[p], { label, value: facts.value });
    for (const { kept, amount } of merged.overlaps) {
      state.totals[p]!.overlaps += amount;
      state.overlaps.push({ facts, policy: policy.id, kept, ignored: label, amount });
    }
    return { lists: merged.lists, index: merged.index, depth: 0 };
  });
}
