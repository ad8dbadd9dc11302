import type { Holding, LedgerEntry, OutputFacts } from '../ledger.ts';
import type { StopReason } from '../trace-result.ts';
import { decidePolicyStop } from './decide-policy-stop.ts';
import { decideStop } from './decide-stop.ts';
import { follow } from './follow.ts';
import { recordStop } from './record-stop.ts';
import type { TraceState } from './trace-state.ts';

/** Decides for each policy whether an output that got taint is followed or is a terminal, and does it. */
export function settleOutput(
  state: TraceState,
  facts: OutputFacts,
  at: { readonly holdings: (Holding | undefined)[]; readonly nextTx: number },
): void {
  const { rules } = state;
  const { holdings, nextTx } = at;
  let agreement = 0;
  for (const holding of holdings) if (holding) agreement++;
  // A seed was named by the investigator: it is followed even where it sits at a tagged address.
  const isSeed = state.seedLabel.size > 0 && state.seedLabel.has(facts.output);
  const tag = isSeed ? undefined : rules.tagOf(facts.addressId);
  const shared = decideStop(rules, nextTx, tag?.passes ? undefined : tag);
  if (shared) {
    recordStop(state, { facts, holdings, agreement, provisional: false }, { reason: shared, tag, nextTx });
    return;
  }
  let stopped: Map<StopReason, (Holding | undefined)[]> | undefined;
  let going = agreement;
  for (let p = 0; p < holdings.length; p++) {
    const holding = holdings[p];
    const reason = holding && decidePolicyStop(rules, p, { facts, holding, isSeed });
    if (!reason) continue;
    stopped ??= new Map();
    const group = stopped.get(reason) ?? holdings.map(() => undefined);
    group[p] = holding;
    stopped.set(reason, group);
    holdings[p] = undefined;
    going--;
  }
  if (stopped) {
    for (const [reason, group] of stopped) {
      recordStop(state, { facts, holdings: group, agreement, provisional: false }, { reason, tag, nextTx });
    }
  }
  if (going > 0) {
    const entry: LedgerEntry = { facts, holdings, agreement, provisional: false };
    follow(state, entry, nextTx);
  }
}
