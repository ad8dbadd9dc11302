import type { FlowSource } from '../../graph/flow-source.ts';
import { createFlowWindow } from '../frontier/create-flow-window.ts';
import { createHeap } from '../frontier/create-heap.ts';
import { createLedger } from '../ledger.ts';
import type { TraceRules } from './trace-rules.ts';
import type { Totals, TraceState } from './trace-state.ts';

export function createTraceState(
  context: { readonly source: FlowSource; readonly signal?: AbortSignal },
  rules: TraceRules,
  seedLabel: ReadonlyMap<number, number>,
): TraceState {
  return {
    rules,
    seedLabel,
    window: createFlowWindow(context, rules.direction),
    heap: createHeap(),
    ledger: createLedger(rules.policies.length),
    idleSeeds: new Map(),
    fees: new Map(),
    totals: rules.policies.map(
      (): Totals => ({
        seeds: 0n,
        absorbed: 0n,
        overlaps: 0n,
        terminals: 0n,
        mixed: 0n,
        notLookedAt: 0n,
        fees: 0n,
        rounding: 0n,
      }),
    ),
    terminals: [],
    hops: [],
    overlaps: [],
    mixed: new Map(),
    processed: 0,
    tainted: 0,
    unbalanced: 0,
  };
}
