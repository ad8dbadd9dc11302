import type { FlowSource } from '../graph/flow-source.ts';
import { CHAINS, type ChainId } from '../primitives/chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import type { Gate } from './engine/gate.ts';
import { type NamedOutput, traceOutputs } from './engine/outputs/trace-outputs.ts';
import type { StartInfo, TraceRules, TraceState } from './engine/state.ts';
import { projectOutputTrace } from './project-output-trace.ts';
import { flowSteps } from './sources/flow-steps.ts';
import type { OutputSteps, StartPlace, StepSource } from './step-source.ts';
import type { Seed, TraceParameters } from './trace-parameters.ts';
import type { TraceResult } from './trace-result.ts';
import { POLICIES } from './value/policies.ts';

export interface TraceContext {
  readonly source: FlowSource;
  readonly signal?: AbortSignal;
}

/** Among several chains: what they have to do with each other, and the starts that they share. */
export interface Among {
  readonly gate: Gate;
  readonly allStarts: StartInfo[];
}

/** A trace of outputs whose starts and rules are looked up. */
export interface OpenOutputTrace {
  readonly steps: StepSource<OutputSteps>;
  readonly starts: readonly NamedOutput[];
  /** Follows the starts, and what arrives from other chains. Errors: the signal's reason, those of the source. */
  walk(among?: Among): Promise<TraceState>;
  /** Errors: TRACE_BOOKS. */
  answer(state: TraceState): Promise<TraceResult>;
}

/**
 * Errors: TX_UNKNOWN, VOUT_UNKNOWN, ADDRESS_UNKNOWN, SEED_EMPTY, SEED_DUPLICATE, POLICY_UNKNOWN, those of the source.
 */
export async function openOutputTrace(
  context: TraceContext,
  parameters: TraceParameters,
): Promise<OpenOutputTrace> {
  const steps = await flowSteps(context.source, parameters.direction ?? 'forward');
  const rules = await resolveRules(steps, parameters);
  const labels = parameters.labels ?? ['', ...new Set(parameters.seeds.map(({ label }) => label))];
  const starts = await resolveSeeds(steps, parameters.seeds, labels);
  return {
    steps,
    starts,
    walk: (among) =>
      traceOutputs(
        { source: steps, ...(context.signal && { signal: context.signal }), ...among },
        rules,
        starts,
      ),
    answer: (state) => projectOutputTrace(context.source, state, { labels, parameters, starts }),
  };
}

/** Errors: POLICY_UNKNOWN, also when no policy is named. */
async function resolveRules(
  source: StepSource<OutputSteps>,
  parameters: TraceParameters,
): Promise<TraceRules> {
  const unknown = parameters.policies.find((id) => !POLICIES.includes(id));
  if (parameters.policies.length === 0 || unknown !== undefined)
    throw new JejakError('POLICY_UNKNOWN', { meta: { input: unknown ?? '', known: POLICIES.join(', ') } });
  const { tags, minValue, heightLimit } = parameters;
  const { backward } = source;
  const policies = POLICIES.filter((id) => parameters.policies.includes(id));
  const minimum = policies.map((id) => (typeof minValue === 'bigint' ? minValue : (minValue?.[id] ?? 0n)));
  const chain = source.coverage.chain;
  return {
    policies,
    backward,
    tagOf: tags === undefined ? () => undefined : typeof tags === 'function' ? tags : (id) => tags.get(id),
    passCoinJoins: parameters.passCoinJoins ?? false,
    maxDepth: parameters.maxDepth ?? Number.POSITIVE_INFINITY,
    minValue: (_, p) => minimum[p]!,
    cutoffMillionths: BigInt(parameters.haircutCutoffMillionths ?? 0),
    lastKey: backward
      ? -((await source.lastStep((heightLimit ?? 0) - 1)) + 1) - 1
      : heightLimit === undefined
        ? Number.POSITIVE_INFINITY
        : await source.lastStep(heightLimit),
    heightLimit: heightLimit ?? (backward ? 0 : Number.POSITIVE_INFINITY),
    maxOutputs: parameters.maxOutputs ?? 1_000,
    maxPayments: Number.POSITIVE_INFINITY,
    maxTransactions: parameters.maxTransactions ?? Number.POSITIVE_INFINITY,
    followFees: !backward && (parameters.followFees ?? false),
    halving: Object.hasOwn(CHAINS, chain) ? CHAINS[chain as ChainId].halving : 210_000,
  };
}

/** The outputs that starts name, by output id. A start may be spent already: that is the normal case. */
async function resolveSeeds(
  source: StepSource<OutputSteps>,
  seeds: readonly Seed[],
  labels: readonly string[],
): Promise<NamedOutput[]> {
  const found = new Map<number, NamedOutput>();
  for (const seed of seeds) {
    const label = labels.indexOf(seed.label, 1);
    for (const place of await placesOf(source, seed)) {
      const known = found.get(place.place);
      if (known) {
        const [txid] = await source.stepNames(Float64Array.of(place.step));
        throw new JejakError('SEED_DUPLICATE', {
          meta: {
            outpoint: `${txid}:${place.position}`,
            first: labels[known.label]!,
            again: seed.label,
          },
        });
      }
      found.set(place.place, { ...place, label });
    }
  }
  return [...found.values()].sort((a, b) => a.place - b.place);
}

async function placesOf(source: StepSource<OutputSteps>, seed: Seed): Promise<StartPlace[]> {
  if (seed.kind !== 'address')
    return outputsOf(source, seed.txid, seed.kind === 'outpoint' ? seed.vout : undefined);
  const holder = await source.findHolder(seed.address);
  if (holder === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: seed.address } });
  const held = await source.heldAt(holder, seed.height);
  if (held.length === 0)
    throw new JejakError('SEED_EMPTY', { meta: { address: seed.address, height: seed.height } });
  return held;
}

async function outputsOf(
  source: StepSource<OutputSteps>,
  txid: string,
  position: number | undefined,
): Promise<StartPlace[]> {
  const step = await source.findStep(txid);
  if (step === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: txid } });
  const made = await source.madeBy(step);
  if (position === undefined) return made;
  if (position >= made.length)
    throw new JejakError('VOUT_UNKNOWN', { meta: { txid, vout: position, count: made.length } });
  return [made[position]!];
}
