import type { TransactionView } from '../frontier/view-transaction.ts';
import type { LedgerEntry } from '../ledger.ts';
import { taintedValue } from '../taint/tainted-value.ts';
import { factsOf } from './facts-of.ts';
import { findMainSources } from './find-main-sources.ts';
import type { Spread } from './spread-taint.ts';
import type { EndDraft, TraceState } from './trace-state.ts';

/** Keeps a passed transaction with its tainted inputs, its tainted outputs and its fee. */
export function recordHop(
  state: TraceState,
  view: TransactionView,
  done: {
    readonly entries: readonly (LedgerEntry | undefined)[];
    readonly spreads: readonly (Spread | undefined)[];
  },
): void {
  const { policies, direction } = state.rules;
  const from: EndDraft[] = [];
  for (const entry of done.entries) {
    if (!entry) continue;
    const amounts: EndDraft['amounts'] = {};
    policies.forEach((policy, p) => {
      const holding = entry.holdings[p];
      if (holding) amounts[policy.id] = taintedValue(policy, holding.lists, holding.index);
    });
    from.push({ facts: entry.facts, amounts, mainSource: {} });
  }
  const mainSources = findMainSources(state, view, done);
  const to: EndDraft[] = [];
  const fee: EndDraft['amounts'] = {};
  for (let k = 0; k <= view.toIds.length; k++) {
    const amounts: EndDraft['amounts'] = {};
    const mainSource: EndDraft['mainSource'] = {};
    policies.forEach((policy, p) => {
      const spread = done.spreads[p];
      const amount = spread ? taintedValue(policy, spread.lists, k) : 0n;
      if (amount === 0n) return;
      amounts[policy.id] = amount;
      mainSource[policy.id] = mainSources[p]![k]!;
    });
    if (Object.keys(amounts).length === 0) continue;
    if (k === view.toIds.length) {
      Object.assign(fee, amounts);
      continue;
    }
    const facts = factsOf(view, k, direction);
    to.push({ facts, amounts, mainSource });
  }
  state.hops.push({ tx: view.tx, height: view.height, from, to, fee, feeSources: [] });
}
