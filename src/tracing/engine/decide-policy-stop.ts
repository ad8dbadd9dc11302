import type { Holding, OutputFacts } from '../ledger.ts';
import { taintedValue } from '../taint/tainted-value.ts';
import type { StopReason } from '../trace-result.ts';
import type { TraceRules } from './trace-rules.ts';

/** Why one policy does not follow this output: share below the cutoff, value below the minimum, depth. */
export function decidePolicyStop(
  rules: TraceRules,
  place: number,
  at: { readonly facts: OutputFacts; readonly holding: Holding; readonly isSeed: boolean },
): StopReason | undefined {
  const { holding, facts } = at;
  const policy = rules.policies[place]!;
  const minValue = rules.minValue[place]!;
  const cutoff = policy.id === 'haircut' ? rules.cutoffMillionths : 0n;
  if (!at.isSeed && (minValue > 0n || cutoff > 0n)) {
    const amount = taintedValue(policy, holding.lists, holding.index);
    if (amount * 1_000_000n < facts.value * cutoff) return 'cutoff';
    if (amount < minValue) return 'min-value';
  }
  return holding.depth >= rules.maxDepth ? 'depth' : undefined;
}
