import { type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import { findPath } from '../../tracing/find-path.ts';
import { trace } from '../../tracing/trace.ts';
import type { Seed, TraceTag } from '../../tracing/trace-parameters.ts';
import type { PolicyAmounts, StopReason, TraceResult, TraceTerminal } from '../../tracing/trace-result.ts';
import { addAmounts } from './add-amounts.ts';
import type { FlowStep, IndirectEnd, IndirectFlow, IndirectOptions } from './indirect-flow.ts';
import { transactionTimes } from './transaction-times.ts';

const LABEL = 'subject';
/** A pay-out to more receivers tells little of any of them, and a screening has to answer soon. */
const MOST_OUTPUTS = 100;
/** Reasons for which nobody knows what lies behind; the others are ends of the money itself. */
const OPEN: readonly StopReason[] = ['depth', 'out-degree', 'min-value', 'cutoff', 'height', 'not-looked-at'];

/**
 * What lies behind (or beyond) an address or a transaction on a chain of outputs: the tracer, from the newest outputs of
 * the address, or all of the transaction, to the first labelled address on every way. Undefined when there is nothing to
 * follow. Definitions: METHODS A.5.
 */
export async function indirectOutputFlow(
  source: FlowSource,
  subject: { readonly address: number } | { readonly txid: string },
  options: IndirectOptions,
): Promise<IndirectFlow | undefined> {
  const { way, limits, policies } = options;
  const address = 'address' in subject ? subject.address : undefined;
  const seeds: readonly Seed[] =
    'address' in subject
      ? await newestSeeds(source, subject.address, limits.seeds)
      : [{ kind: 'transaction', txid: subject.txid, label: LABEL }];
  if (seeds.length === 0) return undefined;
  const result = await trace(
    { source, ...(options.signal ? { signal: options.signal } : {}) },
    {
      seeds,
      policies,
      direction: way === 'source' ? 'backward' : 'forward',
      maxDepth: limits.hops,
      maxTransactions: limits.transactions,
      maxOutputs: MOST_OUTPUTS,
      nameless: true,
      tags: (id): TraceTag | undefined =>
        id !== address && options.labelOf(id)?.stops ? { label: '', category: 'labelled' } : undefined,
    },
  );
  const open = new Map<number, PolicyAmounts>();
  addAmounts(open, 0, result.notLookedAt.amounts);
  const ends: IndirectEnd[] = [];
  for (const { reason, amounts } of result.terminals) if (OPEN.includes(reason)) addAmounts(open, 0, amounts);
  // What is one hop away is direct; a CoinJoin begins behind the output that enters it.
  const hopsOf = ({ depth, reason }: TraceTerminal) => depth + (reason === 'coinjoin' ? 1 : 0);
  const found = result.terminals.filter(
    (terminal) =>
      (terminal.reason === 'tag' || terminal.reason === 'coinjoin') && hopsOf(terminal) >= options.from,
  );
  const times = await timesOf(source, found);
  for (const terminal of found) {
    const time = times.get(terminal.tx)!;
    ends.push({
      way,
      ...(terminal.reason === 'tag' ? { address: terminal.addressId } : { concept: 'coinjoin' }),
      asset: 0,
      amounts: terminal.amounts,
      hops: hopsOf(terminal),
      firstTime: time,
      lastTime: time,
      tx: terminal.tx,
      path: () => pathOf(result, terminal, options),
    });
  }
  const followed: PolicyAmounts = {};
  const net = result.terminals.filter(({ reason }) => way === 'source' || reason !== 'unspent');
  for (const policy of policies) {
    const ended = net.reduce((sum, { amounts }) => sum + (amounts[policy] ?? 0n), 0n);
    const sums = result.conservation[policy];
    followed[policy] = ended + (sums?.mixed ?? 0n) + (sums?.notLookedAt ?? 0n);
  }
  return {
    ends,
    followed: new Map([[0, followed]]),
    open,
    seeds: seeds.length,
    transactions: result.counts.transactions,
  };
}

async function newestSeeds(source: FlowSource, address: number, limit: number): Promise<Seed[]> {
  const outputs = Float64Array.from(await source.outputsOfAddress(address, { limit })).sort();
  const makers = await source.producers(outputs);
  const unique = Float64Array.from(new Set(makers)).sort();
  const batch = await source.transactions(unique);
  const names = await source.txids(unique);
  const rowOf = new Map(Array.from(unique, (tx, i) => [tx, i]));
  return Array.from(outputs, (output, i): Seed => {
    const row = rowOf.get(makers[i]!)!;
    return { kind: 'outpoint', txid: names[row]!, vout: output - batch.outputFirst[row]!, label: LABEL };
  });
}

function pathOf(
  result: TraceResult,
  { output }: TraceTerminal,
  { judged, policies }: IndirectOptions,
): FlowStep[] {
  const terminal = result.terminals.find((other) => other.output === output)!;
  const policy = terminal.amounts[judged] ? judged : policies.find((id) => terminal.amounts[id])!;
  const steps = findPath(result, { output, policy });
  return steps.map(({ tx, to, amount }) => ({
    tx,
    ...(to && to.addressId !== NO_ADDRESS ? { address: to.addressId } : {}),
    amount,
  }));
}

/** UTC seconds of the transactions of terminals. */
async function timesOf(
  source: FlowSource,
  terminals: readonly TraceTerminal[],
): Promise<ReadonlyMap<number, number>> {
  const txs = Float64Array.from(new Set(terminals.map(({ tx }) => tx))).sort();
  const times = await transactionTimes(source, await source.transactions(txs));
  return new Map(Array.from(txs, (tx, i) => [tx, times[i]!]));
}
