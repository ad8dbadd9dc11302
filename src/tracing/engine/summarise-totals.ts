import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { Conservation, PolicyAmounts, TraceResult } from '../trace-result.ts';
import type { TraceState } from './trace-state.ts';

/** The books of every policy, and what the limit of transactions left out. */
export function summariseTotals(state: TraceState): Pick<TraceResult, 'conservation' | 'notLookedAt'> {
  const conservation: Partial<Record<TaintPolicyId, Conservation>> = {};
  const amounts: PolicyAmounts = {};
  state.rules.policies.forEach(({ id }, p) => {
    const totals = state.totals[p]!;
    const { overlaps, terminals, mixed, notLookedAt, fees, rounding } = totals;
    const difference =
      totals.seeds + totals.absorbed - overlaps - terminals - mixed - notLookedAt - fees - rounding;
    conservation[id] = { ...totals, difference };
    amounts[id] = notLookedAt;
  });
  const outputs = state.terminals.filter(({ reason }) => reason === 'not-looked-at').length;
  return { conservation, notLookedAt: { outputs, amounts } };
}
