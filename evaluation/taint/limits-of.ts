import type { TraceParameters } from '../../src/tracing/trace-parameters.ts';
import type { TaintRun } from '../figures/taint-figures.ts';

/** The limits of `jejak demo`: 0.01 BTC, 13 transactions, 25 outputs. */
const DEMO = { minValue: 1_000_000n, maxDepth: 13, maxOutputs: 25 };

/** Limits of a run; tags stop every run. */
export function limitsOf(run: TaintRun): Pick<TraceParameters, 'minValue' | 'maxDepth' | 'maxOutputs'> {
  return run === 'tags only' ? {} : DEMO;
}
