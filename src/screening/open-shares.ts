import type { TaintPolicyId } from '../tracing/value/policies.ts';
import type { IndirectFlow } from './exposure/indirect-flow.ts';
import { FLOW_WAYS, type FlowWay } from './rules/severity-rules.ts';
import { shareOf } from './share-of.ts';

/** Millionths of what was followed that ended at a bound, by way; of several assets that of the largest share. */
export function openShares(
  flows: Partial<Record<FlowWay, IndirectFlow>>,
  policy: TaintPolicyId,
): Partial<Record<FlowWay, number>> {
  const shares: Partial<Record<FlowWay, number>> = {};
  for (const way of FLOW_WAYS) {
    const flow = flows[way];
    if (!flow) continue;
    shares[way] = Math.max(
      0,
      ...[...flow.open].map(([asset, amounts]) =>
        shareOf(amounts[policy] ?? 0n, flow.followed.get(asset)?.[policy] ?? 0n),
      ),
    );
  }
  return shares;
}
