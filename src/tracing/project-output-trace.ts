import type { FlowSource } from '../graph/flow-source.ts';
import { closeBooks } from './engine/close-books.ts';
import type { NamedOutput } from './engine/outputs/trace-outputs.ts';
import { stolenOf } from './engine/parts.ts';
import {
  type Move,
  partsOfEnd,
  partsOfMove,
  readEnd,
  readMove,
  sourceOfMove,
  stolenOfMove,
} from './engine/read-rows.ts';
import { MOVE_FEE, MOVE_START, MOVE_VALUE, type TraceState } from './engine/state.ts';
import { type OutputFacts, resolveNames } from './names/resolve-names.ts';
import { NEXT_NONE } from './step-source.ts';
import type { TraceParameters } from './trace-parameters.ts';
import type {
  Conservation,
  HopEnd,
  HopTarget,
  LabelAmount,
  OutputRef,
  PolicyAmounts,
  StopReason,
  TraceHop,
  TraceParametersEcho,
  TraceResult,
  TraceTerminal,
} from './trace-result.ts';
import type { TaintPolicyId } from './value/policies.ts';

/**
 * A finished trace over outputs as the rooms above read it, with its names looked up, in a fixed order. A projection: it
 * goes when its last reader asks the rows themselves. Errors: TRACE_BOOKS.
 */
export async function projectOutputTrace(
  source: FlowSource,
  state: TraceState,
  about: {
    readonly labels: readonly string[];
    readonly parameters: TraceParameters;
    readonly starts: readonly NamedOutput[];
  },
): Promise<TraceResult> {
  const coverage = await source.coverage();
  const drafts = about.parameters.recordHops === false ? [] : draftHops(state);
  const terminals = draftTerminals(state);
  const starts = about.starts.map(
    ({ place, step, position, holder, value, height, label }): Draft<OutputRef> & { label: number } => ({
      ...refOf({ output: place, tx: step, vout: position, height, addressId: holder, value }),
      label,
    }),
  );
  const overlaps = state.overlaps.map(({ place, step, position, policy, kept, ignored, amount }) => {
    const own = about.starts.find((start) => start.place === place);
    // What a bridge paid is met in its own transaction.
    const tx = own?.step ?? state.stepId[step]!;
    return { output: place, txid: '', tx, vout: position, policy, kept, ignored, amount };
  });
  overlaps.sort((a, b) => a.output - b.output);
  const mixed = mixedEntries(state, terminals);
  if (!about.parameters.nameless) {
    const refs = [...starts, ...terminals, ...drafts.flatMap(({ from, to }) => [...from, ...to])];
    const txs = [
      ...terminals.flatMap(({ nextTx }) => (nextTx >= 0 ? [nextTx] : [])),
      ...drafts.flatMap(({ tx, feeSources }) => [tx, ...feeSources.map((paid) => paid.tx)]),
      ...overlaps.map(({ tx }) => tx),
      ...mixed.map(({ tx }) => tx),
    ];
    const heights = drafts.map(({ height }) => height);
    const names = await resolveNames(source, { outputs: refs, transactions: txs, heights });
    for (const ref of refs) names.fill(ref);
    for (const terminal of terminals)
      if (terminal.nextTx >= 0) terminal.nextTxid = names.txid(terminal.nextTx);
    for (const hop of drafts) {
      hop.txid = names.txid(hop.tx);
      hop.time = names.time(hop.height);
      for (const paid of hop.feeSources) paid.txid = names.txid(paid.tx);
    }
    for (const one of [...overlaps, ...mixed]) one.txid = names.txid(one.tx);
  }
  return {
    parameters: echo(state, about.parameters),
    coverage,
    labels: about.labels,
    seeds: starts,
    hops: drafts,
    terminals,
    mixed: mixed.map(({ tx: _, ...entry }) => entry),
    overlaps: overlaps.map(({ tx: _, ...overlap }) => overlap),
    ...books(state, terminals),
    counts: {
      transactions: state.counts.transactions,
      outputs: state.counts.places,
      requests: state.counts.requests,
      unbalanced: state.counts.unbalanced,
    },
  };
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type HopDraft = Omit<Draft<TraceHop>, 'from' | 'to' | 'feeSources'> & {
  from: Draft<HopEnd>[];
  to: Draft<HopTarget>[];
  feeSources: Draft<TraceHop['feeSources'][number]>[];
};

/** Written out: a spread of so many is what such an answer would spend most of its time on. */
function refOf(facts: OutputFacts): Draft<OutputRef> {
  const { output, tx, vout, addressId, value, height } = facts;
  return { output, tx, txid: '', vout, address: '', addressId, value, height, time: 0 };
}

/** The output of a move: backward it is met in the transaction that spends it, and its own is the next one. */
function factsOf(state: TraceState, move: Move): OutputFacts {
  const met = state.rules.backward && move.kind !== MOVE_START;
  return {
    output: move.to,
    tx: met ? -move.next - 1 : state.stepId[move.step]!,
    vout: move.position,
    height: met ? -1 : state.stepHeight[move.step]!,
    addressId: move.holder,
    value: move.value,
  };
}

function amountsOf(state: TraceState, move: number, mask = -1): PolicyAmounts {
  const amounts: PolicyAmounts = {};
  state.rules.policies.forEach((policy, p) => {
    if (!(mask & (1 << p))) return;
    const amount = stolenOfMove(state, move, p);
    if (amount > 0n) amounts[policy] = amount;
  });
  return amounts;
}

function draftHops(state: TraceState): HopDraft[] {
  const hops = new Map<number, HopDraft>();
  const placeIn = new Map<HopDraft, Map<number, number>>();
  const hopOf = (step: number): HopDraft => {
    let hop = hops.get(step);
    if (!hop) {
      const tx = state.stepId[step]!;
      const height = state.stepHeight[step]!;
      hop = { tx, txid: '', height, time: 0, from: [], to: [], fee: {}, feeSources: [] };
      hops.set(step, hop);
      placeIn.set(hop, new Map());
    }
    return hop;
  };
  for (const spent of state.spends) {
    const move = readMove(state, spent);
    const hop = hopOf(move.spent);
    const amounts = amountsOf(state, spent, move.followed);
    if (move.kind === MOVE_FEE) {
      hop.feeSources.push({ tx: state.stepId[move.step]!, txid: '', amounts });
      continue;
    }
    placeIn.get(hop)!.set(move.to, hop.from.length);
    hop.from.push({ ...refOf(factsOf(state, move)), amounts });
  }
  for (let row = 1; row < state.moves.end; row++) {
    const move = readMove(state, row);
    if (move.kind === MOVE_START) continue;
    const hop = hopOf(move.step);
    const amounts = amountsOf(state, row);
    if (move.kind === MOVE_FEE) Object.assign(hop.fee, amounts);
    if (move.kind !== MOVE_VALUE) continue;
    const mainSource: Draft<HopTarget>['mainSource'] = {};
    for (const policy of Object.keys(amounts) as TaintPolicyId[]) {
      const source = sourceOfMove(state, row, state.rules.policies.indexOf(policy));
      const place = source === 0 ? -1 : readMove(state, source).to;
      mainSource[policy] = placeIn.get(hop)!.get(place) ?? 0;
    }
    hop.to.push({ ...refOf(factsOf(state, move)), amounts, mainSource });
  }
  const sign = state.rules.backward ? -1 : 1;
  return [...hops.values()].sort((a, b) => sign * (a.tx - b.tx));
}

function draftTerminals(state: TraceState): Draft<TraceTerminal>[] {
  const found: Draft<TraceTerminal>[] = [];
  for (let row = 1; row < state.ends.end; row++) {
    const end = readEnd(state, row);
    const amounts: PolicyAmounts = {};
    const byLabel: Draft<TraceTerminal['byLabel']> = {};
    let agreement = 0;
    state.rules.policies.forEach((policy, p) => {
      if (partsOfMove(state, end.last, p).length > 0) agreement++;
      const parts = partsOfEnd(state, row, p);
      if (parts.length === 0) return;
      amounts[policy] = stolenOf(parts, policy === 'poison');
      byLabel[policy] = labelsOf(state, parts, policy === 'poison');
    });
    const last = readMove(state, end.last);
    const { output, tx, vout, addressId, height } = factsOf(state, last);
    // A start was named by the investigator, whoever's address it lies at.
    const tag = last.kind === MOVE_START ? undefined : state.rules.tagOf(end.holder);
    found.push({
      output,
      tx,
      txid: '',
      vout,
      address: '',
      addressId,
      value: end.value,
      height,
      time: 0,
      reason: end.reason as StopReason,
      amounts,
      byLabel,
      agreement,
      depth: end.depth,
      nextTx: nextOf(state, end.next, end.reason),
      ...(tag && { tag }),
    });
  }
  return found.sort((a, b) => a.output - b.output || (a.reason < b.reason ? -1 : 1));
}

function nextOf(state: TraceState, key: number, reason: string): number {
  if (reason === 'not-looked-at' || key >= NEXT_NONE) return -1;
  return state.rules.backward ? -key - 1 : key;
}

/** Amounts by name: several starts may share one. */
function labelsOf(
  state: TraceState,
  parts: readonly { readonly start: number; readonly value: bigint }[],
  overlapping: boolean,
): LabelAmount[] {
  const only = parts.length === 1 ? state.starts[parts[0]!.start] : undefined;
  if (only) return [{ label: only.label, amount: parts[0]!.value }];
  const sums = new Map<number, bigint>();
  for (const { start, value } of parts) {
    const label = state.starts[start]?.label;
    if (label === undefined) continue;
    const before = sums.get(label) ?? 0n;
    sums.set(label, overlapping ? (value > before ? value : before) : before + value);
  }
  return [...sums].sort(([a], [b]) => a - b).map(([label, amount]) => ({ label, amount }));
}

function mixedEntries(state: TraceState, terminals: readonly TraceTerminal[]) {
  const entries = new Map<number, { tx: number; txid: string; outputs: number; amounts: PolicyAmounts }>();
  for (const { reason, nextTx, amounts } of terminals) {
    if (reason !== 'coinjoin') continue;
    const entry = entries.get(nextTx) ?? { tx: nextTx, txid: '', outputs: 0, amounts: {} };
    entry.outputs++;
    for (const policy of state.rules.policies)
      if (amounts[policy] !== undefined)
        entry.amounts[policy] = (entry.amounts[policy] ?? 0n) + amounts[policy]!;
    entries.set(nextTx, entry);
  }
  return [...entries.values()].sort((a, b) => a.tx - b.tx);
}

function books(
  state: TraceState,
  terminals: readonly TraceTerminal[],
): Pick<TraceResult, 'conservation' | 'notLookedAt'> {
  const closed = closeBooks(state);
  const conservation: Partial<Record<TaintPolicyId, Conservation>> = {};
  const amounts: PolicyAmounts = {};
  state.rules.policies.forEach((policy, p) => {
    const sums = closed.assets[p]![0];
    const { coinjoin: mixed = 0n, 'not-looked-at': left = 0n, ...ended } = sums?.ended ?? {};
    amounts[policy] = left;
    conservation[policy] = {
      seeds: sums?.started ?? 0n,
      absorbed: sums?.absorbed ?? 0n,
      overlaps: sums?.overlaps ?? 0n,
      terminals: Object.values(ended).reduce((sum, amount) => sum + amount, 0n),
      mixed,
      notLookedAt: left,
      fees: sums?.fees ?? 0n,
      rounding: sums?.rounding ?? 0n,
      difference: 0n,
    };
  });
  const outputs = terminals.filter(({ reason }) => reason === 'not-looked-at').length;
  return { conservation, notLookedAt: { outputs, amounts } };
}

function echo(state: TraceState, parameters: TraceParameters): TraceParametersEcho {
  const { rules } = state;
  const { seeds, maxDepth, haircutCutoffMillionths, heightLimit, maxTransactions, tags } = parameters;
  const minValue: PolicyAmounts = {};
  rules.policies.forEach((policy, p) => {
    if (rules.minValue(0, p) > 0n) minValue[policy] = rules.minValue(0, p);
  });
  return {
    seeds,
    policies: rules.policies,
    direction: rules.backward ? 'backward' : 'forward',
    passCoinJoins: rules.passCoinJoins,
    ...(maxDepth !== undefined && { maxDepth }),
    minValue,
    ...(haircutCutoffMillionths !== undefined && { haircutCutoffMillionths }),
    ...(heightLimit !== undefined && { heightLimit }),
    maxOutputs: rules.maxOutputs,
    ...(maxTransactions !== undefined && { maxTransactions }),
    followFees: rules.followFees,
    recordHops: parameters.recordHops ?? true,
    ...(tags !== undefined && typeof tags !== 'function' && { taggedAddresses: tags.size }),
    ...(tags !== undefined && 'basis' in tags && tags.basis && { labels: tags.basis }),
  };
}
