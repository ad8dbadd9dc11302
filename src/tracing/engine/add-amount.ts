import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { PolicyAmounts } from '../trace-result.ts';

/** Adds satoshi to a policy's amount in place. */
export function addAmount(amounts: PolicyAmounts, policy: TaintPolicyId, value: bigint): void {
  amounts[policy] = (amounts[policy] ?? 0n) + value;
}
