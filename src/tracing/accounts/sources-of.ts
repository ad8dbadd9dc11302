import { readMove } from '../engine/read-rows.ts';
import { MOVE_START, type TraceState } from '../engine/state.ts';
import type { TaintPolicyId } from '../value/policies.ts';

/** A start is the begin of a way, not a step of it. */
export function sourcesOf(
  state: TraceState,
  read: (p: number) => number,
): Partial<Record<TaintPolicyId, number>> {
  const sources: Partial<Record<TaintPolicyId, number>> = {};
  state.rules.policies.forEach((policy, p) => {
    const source = read(p);
    if (source !== 0 && readMove(state, source).kind !== MOVE_START) sources[policy] = source;
  });
  return sources;
}
