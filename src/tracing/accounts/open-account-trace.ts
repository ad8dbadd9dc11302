import { JejakError } from '../../primitives/jejak-error.ts';
import {
  type AccountStarts,
  type NamedAccount,
  type NamedStep,
  traceAccountSteps,
} from '../engine/accounts/trace-accounts.ts';
import type { TraceRules, TraceState } from '../engine/state.ts';
import { minValueOf } from '../min-values/min-value-of.ts';
import { parseMinValues } from '../min-values/parse-min-values.ts';
import type { Among } from '../open-output-trace.ts';
import { ledgerSteps } from '../sources/ledger-steps.ts';
import type { AccountSteps, StepSource } from '../step-source.ts';
import { POLICIES } from '../value/policies.ts';
import { readAccountLists } from './account-lists.ts';
import type { AccountTraceContext } from './account-trace-context.ts';
import type { AccountSeed, AccountTraceParameters } from './account-trace-parameters.ts';
import type { AccountTraceResult } from './account-trace-result.ts';
import { findBait } from './find-bait.ts';
import { projectAccountTrace } from './project-account-trace.ts';

/** A trace of accounts whose starts, rules and lists are looked up. */
export interface OpenAccountTrace {
  readonly steps: StepSource<AccountSteps>;
  readonly starts: AccountStarts;
  /** Follows the starts, and what arrives from other chains. Errors: the signal's reason, those of the source. */
  walk(among?: Among): Promise<TraceState>;
  /**
   * Look-alikes are known by their addresses only when a walk has met both: what they got is no way. True when there are new
   * ones: then the walk has to be done again, with them as ends.
   */
  learn(state: TraceState): Promise<boolean>;
  /** Errors: TRACE_BOOKS. */
  answer(state: TraceState): Promise<AccountTraceResult>;
}

/** Errors: those of the starts, POLICY_UNKNOWN, those of parseMinValues and of the source. */
export async function openAccountTrace(
  context: AccountTraceContext,
  parameters: AccountTraceParameters,
): Promise<OpenAccountTrace> {
  const source = await ledgerSteps(context.source, parameters.direction ?? 'forward');
  const least =
    parameters.minValue === undefined
      ? undefined
      : parseMinValues(parameters.minValue, source.coverage.chain);
  const minValues = new Map<number, bigint>();
  const bait = new Set<number>();
  const weighs = new Set<number>();
  const { tokens, zero, ...lists } = context.lists ?? (await readAccountLists(context.source));
  const rules = resolveRules(parameters, minValues);
  const labels = parameters.labels ?? ['', ...new Set(parameters.seeds.map(({ label }) => label))];
  const starts = await resolveStarts(source, parameters.seeds, labels);
  // Look-alikes are added to those of this trace.
  const listed = new Map(lists.listed);
  const world = {
    source,
    ...(context.signal && { signal: context.signal }),
    zero,
    listed,
    bait,
    weighs,
    async learn(ids: Uint32Array) {
      for (const info of await source.assets(ids)) {
        if (info.warning === 'counterfeit') bait.add(info.id);
        if (info.contract === undefined || tokens.has(info.contract)) weighs.add(info.id);
        if (least) minValues.set(info.id, minValueOf(least, info));
      }
    },
  };
  const named = new Set(starts.accounts.map(({ holder }) => holder));
  return {
    steps: source,
    starts,
    walk: (among) => traceAccountSteps({ ...world, ...among }, rules, starts),
    async learn(state) {
      const alike = await findBait(state, (holders) => source.holderNames(holders));
      const fresh = [...alike].filter((home) => !listed.has(home) && !named.has(home));
      for (const home of fresh) listed.set(home, 'bait');
      return fresh.length > 0;
    },
    answer: (state) => projectAccountTrace(context, { state, source }, { labels, parameters, starts }),
  };
}

function resolveRules(
  parameters: AccountTraceParameters,
  minValues: ReadonlyMap<number, bigint>,
): TraceRules {
  const unknown = parameters.policies.find((id) => !POLICIES.includes(id));
  if (parameters.policies.length === 0 || unknown !== undefined)
    throw new JejakError('POLICY_UNKNOWN', { meta: { input: unknown ?? '', known: POLICIES.join(', ') } });
  const backward = parameters.direction === 'backward';
  return {
    policies: POLICIES.filter((id) => parameters.policies.includes(id)),
    backward,
    tagOf: (holder) => parameters.tags?.get(holder),
    passCoinJoins: false,
    maxDepth: parameters.maxDepth ?? Number.POSITIVE_INFINITY,
    minValue: (asset) => minValues.get(asset) ?? 0n,
    cutoffMillionths: BigInt(parameters.haircutCutoffMillionths ?? 0),
    lastKey: Number.POSITIVE_INFINITY,
    heightLimit: parameters.heightLimit ?? (backward ? 0 : Number.POSITIVE_INFINITY),
    maxOutputs: Number.POSITIVE_INFINITY,
    maxPayments: parameters.maxPayments ?? 1_000,
    maxTransactions: parameters.maxTransactions ?? Number.POSITIVE_INFINITY,
    followFees: false,
    halving: 0,
  };
}

async function holderOf(source: StepSource<AccountSteps>, address: string): Promise<number> {
  const holder = await source.findHolder(address);
  if (holder === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: address } });
  return holder;
}

async function resolveStarts(
  source: StepSource<AccountSteps>,
  seeds: readonly AccountSeed[],
  labels: readonly string[],
): Promise<AccountStarts & { readonly sources: ReadonlySet<number> }> {
  const accounts: NamedAccount[] = [];
  const steps: NamedStep[] = [];
  const sources = new Set<number>();
  const named = new Map<string, string>();
  for (const seed of seeds) {
    const label = labels.indexOf(seed.label, 1);
    const name = nameOf(seed);
    if (named.has(name))
      throw new JejakError('SEED_DUPLICATE', {
        meta: { outpoint: name, first: named.get(name)!, again: seed.label },
      });
    named.set(name, seed.label);
    if (seed.kind === 'transaction') {
      const holder = seed.address === undefined ? undefined : await holderOf(source, seed.address);
      steps.push({ label, holder, ...(await stepOf(source, seed.hash)) });
      continue;
    }
    const holder = await holderOf(source, seed.address);
    const isSource = seed.kind === 'source';
    const places = isSource
      ? await source.placesOf(
          holder,
          (seed.from ?? (source.backward ? source.coverage.tipHeight + 1 : 0)) - 1,
        )
      : await source.heldAt(holder, seed.height);
    if (places.length === 0 && !isSource)
      throw new JejakError('SEED_EMPTY', { meta: { address: seed.address, height: seed.height } });
    if (places.length === 0) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: seed.address } });
    for (const place of places) accounts.push({ ...place, label, isSource });
    if (isSource) sources.add(holder);
  }
  return { accounts, steps, sources };
}

/** The same start in two spellings is one. */
function nameOf(seed: AccountSeed): string {
  return seed.kind === 'transaction'
    ? `${seed.hash.toLowerCase()}:${seed.address?.toLowerCase() ?? ''}`
    : seed.address.toLowerCase();
}

/** A transaction as a start. Errors: TX_UNKNOWN, TX_FAILED, SEED_EMPTY when it moves nothing. */
async function stepOf(
  source: StepSource<AccountSteps>,
  hash: string,
): Promise<{ readonly step: number; readonly key: number }> {
  const step = await source.findStep(hash);
  if (step === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: hash } });
  const batch = await source.steps(Float64Array.of(step));
  if (batch.failed[0] === 1) throw new JejakError('SEED_FAILED', { meta: { hash } });
  if (batch.start[1] === 0)
    throw new JejakError('SEED_EMPTY', { meta: { address: hash, height: batch.number[0]! } });
  return { step, key: batch.firstKey[0]! };
}
