import type { FlowSource } from '../graph/flow-source.ts';
import { closeTrace } from './engine/close-trace.ts';
import { createTraceState } from './engine/create-trace-state.ts';
import { placeArrivals } from './engine/place-arrivals.ts';
import { placeSeeds } from './engine/place-seeds.ts';
import { resolveRules } from './engine/resolve-rules.ts';
import { runFrontier } from './engine/run-frontier.ts';
import type { TraceRules } from './engine/trace-rules.ts';
import type { IdleSeed } from './engine/trace-state.ts';
import { resolveSeeds } from './resolve-seeds.ts';
import type { TraceParameters } from './trace-parameters.ts';
import type { PolicyAmounts, TraceParametersEcho, TraceResult } from './trace-result.ts';

export interface TraceContext {
  readonly source: FlowSource;
  readonly signal?: AbortSignal;
}

/**
 * Follows stolen coins from the seeds (or back to their sources) under all named policies in one run. Transactions are
 * processed in chain order from a frontier, fetched for the whole frontier at a time: the cost depends on the reach of
 * the coins, never on the length of the chain. Everything that stops the trace is in `terminals` with its reason.
 * Errors: those of resolveSeeds, POLICY_UNKNOWN, those of the source, and the signal's reason.
 */
export async function trace(context: TraceContext, parameters: TraceParameters): Promise<TraceResult> {
  const coverage = await context.source.coverage();
  const rules = await resolveRules(context.source, coverage, parameters);
  const { arrivals = [] } = parameters;
  const resolved =
    arrivals.length > 0 && parameters.seeds.length === 0
      ? []
      : await resolveSeeds(context.source, coverage, parameters.seeds);
  const labels = parameters.labels ?? ['', ...new Set(parameters.seeds.map(({ label }) => label))];
  const seeds = resolved.map(
    ({ label, spender, ...facts }): IdleSeed => ({
      facts,
      label: labels.indexOf(label, 1),
      nextTx: rules.direction === 'forward' ? spender : facts.tx,
    }),
  );
  const seedLabel = new Map(seeds.map(({ facts, label }) => [facts.output, label]));
  const state = createTraceState(context, rules, seedLabel);
  placeSeeds(state, seeds);
  const handed = await placeArrivals(context.source, state, arrivals);
  await runFrontier(context, state);
  return closeTrace(context.source, state, {
    coverage,
    labels,
    seeds: [...seeds, ...handed],
    parameters: echo(parameters, rules),
    nameless: parameters.nameless === true,
  });
}

function echo(parameters: TraceParameters, rules: TraceRules): TraceParametersEcho {
  const { seeds, maxDepth, haircutCutoffMillionths, heightLimit, maxTransactions, tags } = parameters;
  const minValue: PolicyAmounts = {};
  rules.policies.forEach(({ id }, p) => {
    if (rules.minValue[p]! > 0n) minValue[id] = rules.minValue[p]!;
  });
  return {
    seeds,
    policies: rules.policies.map(({ id }) => id),
    direction: rules.direction,
    passCoinJoins: rules.passCoinJoins,
    ...(maxDepth !== undefined && { maxDepth }),
    minValue,
    ...(haircutCutoffMillionths !== undefined && { haircutCutoffMillionths }),
    ...(heightLimit !== undefined && { heightLimit }),
    maxOutputs: rules.maxOutputs,
    ...(maxTransactions !== undefined && { maxTransactions }),
    followFees: rules.followFees,
    recordHops: rules.recordHops,
    ...(tags !== undefined && typeof tags !== 'function' && { taggedAddresses: tags.size }),
    ...(tags !== undefined && 'basis' in tags && tags.basis && { labels: tags.basis }),
  };
}
