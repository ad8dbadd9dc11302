import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';

/** Adds amounts to those of a key, policy by policy. */
export function addAmounts<K>(sums: Map<K, PolicyAmounts>, key: K, amounts: PolicyAmounts): void {
  const sum = sums.get(key) ?? {};
  for (const policy of Object.keys(amounts) as TaintPolicyId[])
    sum[policy] = (sum[policy] ?? 0n) + (amounts[policy] ?? 0n);
  sums.set(key, sum);
}
