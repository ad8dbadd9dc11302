import type { TraceRules } from '../src/tracing/engine/state.ts';
import type { TaintPolicyId } from '../src/tracing/value/policies.ts';

/** Rules under which nothing stops a trace but the end of the data, and `reach` transactions. */
export function bareRules(policies: readonly TaintPolicyId[], reach = Number.POSITIVE_INFINITY): TraceRules {
  return {
    policies,
    backward: false,
    tagOf: () => undefined,
    passCoinJoins: false,
    maxDepth: Number.POSITIVE_INFINITY,
    minValue: () => 0n,
    cutoffMillionths: 0n,
    lastKey: Number.POSITIVE_INFINITY,
    heightLimit: Number.POSITIVE_INFINITY,
    maxOutputs: Number.POSITIVE_INFINITY,
    maxPayments: Number.POSITIVE_INFINITY,
    maxTransactions: reach,
    followFees: false,
    halving: 210_000,
  };
}
