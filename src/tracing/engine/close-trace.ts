import { type FlowCoverage, type FlowSource, NONE } from '../../graph/flow-source.ts';
import type { OutputFacts } from '../ledger.ts';
import { type Names, resolveNames } from '../names/resolve-names.ts';
import type { TraceParametersEcho, TraceResult } from '../trace-result.ts';
import { summariseTotals } from './summarise-totals.ts';
import type { IdleSeed, TraceState } from './trace-state.ts';

/** Looks up the names of everything that a finished trace mentions and puts the result together, in a fixed order. */
export async function closeTrace(
  source: FlowSource,
  state: TraceState,
  about: {
    readonly coverage: FlowCoverage;
    readonly labels: readonly string[];
    readonly seeds: readonly IdleSeed[];
    readonly parameters: TraceParametersEcho;
    readonly nameless: boolean;
  },
): Promise<TraceResult> {
  state.terminals.sort((a, b) => a.output - b.output || (a.reason < b.reason ? -1 : 1));
  const sign = state.rules.direction === 'forward' ? 1 : -1;
  state.hops.sort((a, b) => sign * (a.tx - b.tx));
  state.overlaps.sort((a, b) => a.facts.output - b.facts.output);
  const mixed = [...state.mixed].sort(([a], [b]) => a - b);
  const names = about.nameless
    ? NAMELESS
    : await resolveNames(source, {
        outputs: mentionedOutputs(state, about.seeds),
        transactions: mentionedTransactions(state),
        heights: state.hops.map(({ height }) => height),
      });
  for (const terminal of state.terminals) {
    names.fill(terminal);
    if (terminal.nextTx !== NONE) terminal.nextTxid = names.txid(terminal.nextTx);
  }
  const { conservation, notLookedAt } = summariseTotals(state);
  return {
    parameters: about.parameters,
    coverage: about.coverage,
    labels: about.labels,
    seeds: about.seeds.map(({ facts, label }) => ({ ...names.output(facts), label })),
    hops: nameHops(state, names),
    terminals: state.terminals,
    mixed: mixed.map(([tx, { outputs, amounts }]) => ({ txid: names.txid(tx), outputs, amounts })),
    overlaps: state.overlaps.map(({ facts, ...overlap }) => {
      const { output, txid, vout } = names.output(facts);
      return { output, txid, vout, ...overlap };
    }),
    notLookedAt,
    conservation,
    counts: {
      transactions: state.processed,
      outputs: state.tainted,
      requests: state.window.requests(),
      unbalanced: state.unbalanced,
    },
  };
}

const NAMELESS: Names = {
  txid: () => '',
  time: () => 0,
  fill: () => undefined,
  output: (facts) => ({ ...facts, txid: '', address: '', time: 0 }),
};

function nameHops(state: TraceState, names: Names): TraceResult['hops'] {
  return state.hops.map(({ tx, height, from, to, fee, feeSources }) => ({
    tx,
    txid: names.txid(tx),
    height,
    time: names.time(height),
    from: from.map(({ facts, amounts }) => ({ ...names.output(facts), amounts })),
    to: to.map(({ facts, amounts, mainSource }) => ({ ...names.output(facts), amounts, mainSource })),
    fee,
    feeSources: feeSources.map((paid) => ({ ...paid, txid: names.txid(paid.tx) })),
  }));
}

function mentionedOutputs(state: TraceState, seeds: readonly IdleSeed[]): OutputFacts[] {
  const result: OutputFacts[] = [...seeds, ...state.overlaps].map(({ facts }) => facts);
  for (const terminal of state.terminals) result.push(terminal);
  for (const hop of state.hops) {
    for (const { facts } of hop.from) result.push(facts);
    for (const { facts } of hop.to) result.push(facts);
  }
  return result;
}

function mentionedTransactions(state: TraceState): number[] {
  const result = [...state.mixed.keys()];
  for (const { nextTx } of state.terminals) if (nextTx !== NONE) result.push(nextTx);
  for (const hop of state.hops) {
    result.push(hop.tx);
    for (const { tx } of hop.feeSources) result.push(tx);
  }
  return result;
}
