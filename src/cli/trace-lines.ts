import { formatAmount } from '../primitives/amount.ts';
import { chainById } from '../primitives/chain.ts';
import { formatTime } from '../primitives/format-time.ts';
import { fill } from '../texts/fill.ts';
import type { TraceResult, TraceTerminal } from '../tracing/trace-result.ts';
import type { TaintPolicyId } from '../tracing/value/policies.ts';
import type { CliContext } from './command.ts';
import type { Answer } from './output/print.ts';
import { toTable } from './output/to-table.ts';
import { labelLines } from './tags/label-lines.ts';
import { tagName } from './tags/tag-name.ts';

/** A trace for a person: what was traced, where it is by kind and policy, then the places with most value. */
export function traceAnswer(context: CliContext, result: TraceResult, limit: number): Answer {
  const { says, reasons } = context.texts;
  const { asset } = chainById(result.coverage.chain);
  const btc = (units: bigint | undefined) => (units === undefined ? '' : formatAmount({ asset, units }));
  const { policies } = result.parameters;
  const largest = (terminal: TraceTerminal) =>
    policies.reduce(
      (most, policy) => ((terminal.amounts[policy] ?? 0n) > most ? terminal.amounts[policy]! : most),
      0n,
    );
  const terminals = [...result.terminals].sort((a, b) => {
    const difference = largest(b) - largest(a);
    return difference > 0n ? 1 : difference < 0n ? -1 : a.output - b.output;
  });
  const shown = terminals.slice(0, limit);
  const seedValue = result.seeds.reduce((sum, seed) => sum + seed.value, 0n);
  const below = [fill(says.nofM, { shown: shown.length, total: terminals.length })];
  if (result.notLookedAt.outputs > 0)
    below.push(fill(says.traceNotLooked, { outputs: result.notLookedAt.outputs }));
  if (result.overlaps.length > 0) below.push(fill(says.traceOverlaps, { count: result.overlaps.length }));
  const { chain, tipHeight, manifestHash } = result.coverage;
  below.push(...labelLines(context, result.parameters));
  below.push(fill(says.traceCoverage, { chain, height: tipHeight, hash: manifestHash }), says.traceCaveat);
  return {
    data: result,
    columns: [
      'outpoint',
      'address',
      'height',
      'time',
      'reason',
      'tag',
      'agreement',
      'depth',
      ...policies.map((title) => ({ title })),
    ],
    rows: shown.map((terminal) => [
      `${terminal.txid}:${terminal.vout}`,
      terminal.address,
      `${terminal.height}`,
      formatTime(terminal.time),
      { shown: reasons[terminal.reason] ?? terminal.reason, raw: terminal.reason },
      tagName(context, terminal.tag),
      `${terminal.agreement}/${policies.length}`,
      `${terminal.depth}`,
      ...policies.map((policy) => btc(terminal.amounts[policy])),
    ]),
    right: [2, 6, 7, ...policies.map((_, i) => 8 + i)],
    above: [
      fill(result.seeds.length > 0 ? says.traceSeeds : says.traceArrivals, {
        count: result.seeds.length,
        value: btc(seedValue),
        direction: says[result.parameters.direction],
      }),
      fill(says.traceSummary, {
        transactions: result.counts.transactions,
        terminals: result.terminals.length,
      }),
      `${says.inferences}:`,
      summaryTable(context, result, policies),
    ],
    below,
  };
}

/** Rows: why taint stopped; columns: policies. */
function summaryTable(context: CliContext, result: TraceResult, policies: readonly TaintPolicyId[]): string {
  const { says, reasons } = context.texts;
  const { asset } = chainById(result.coverage.chain);
  const sums = new Map<string, Map<TaintPolicyId, bigint>>();
  const add = (name: string, policy: TaintPolicyId, amount: bigint) => {
    const row = sums.get(name) ?? new Map<TaintPolicyId, bigint>();
    row.set(policy, (row.get(policy) ?? 0n) + amount);
    sums.set(name, row);
  };
  for (const terminal of result.terminals) {
    const reason = reasons[terminal.reason] ?? terminal.reason;
    const name =
      terminal.tag && terminal.reason === 'tag' ? `${reason}: ${tagName(context, terminal.tag)}` : reason;
    for (const policy of policies)
      if (terminal.amounts[policy] !== undefined) add(name, policy, terminal.amounts[policy]);
  }
  for (const policy of policies) {
    const fees = result.conservation[policy]?.fees ?? 0n;
    if (fees > 0n) add(says.traceFees, policy, fees);
  }
  const rows = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, row]) => [
      name,
      ...policies.map((policy) => formatAmount({ asset, units: row.get(policy) ?? 0n })),
    ]);
  return toTable(
    [context.texts.columns.reason, ...policies],
    rows,
    policies.map((_, i) => i + 1),
  );
}
