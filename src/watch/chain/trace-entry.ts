import type { FlowSource } from '../../graph/flow-source.ts';
import { parseAmount } from '../../primitives/amount.ts';
import { chainById } from '../../primitives/chain.ts';
import { parseOutpoint } from '../../primitives/outpoint.ts';
import { trace } from '../../tracing/trace.ts';
import type { Seed } from '../../tracing/trace-parameters.ts';
import type { TraceResult } from '../../tracing/trace-result.ts';
import type { WatchedTrace } from '../list/watch-entry.ts';
import { traceToLabels } from './trace-to-labels.ts';

/** Runs the trace of an entry of a chain of outputs over all of the data, to the first labelled address on each way. Errors: those of the trace and its seeds. */
export async function traceEntry(
  { source, stopsAt }: { readonly source: FlowSource; readonly stopsAt: (address: string) => boolean },
  entry: WatchedTrace,
): Promise<TraceResult> {
  const { asset } = chainById((await source.coverage()).chain);
  const seeds = entry.from.map((text): Seed => {
    const label = entry.id;
    const held = /^(.+)@(\d{1,9})$/.exec(text);
    if (held) return { kind: 'address', address: held[1]!, height: Number(held[2]), label };
    if (/^[0-9a-fA-F]{64}$/.test(text)) return { kind: 'transaction', txid: text.toLowerCase(), label };
    return { kind: 'outpoint', ...parseOutpoint(text), label };
  });
  const parameters = {
    seeds,
    policies: [entry.policy],
    ...(entry.minValue === undefined ? {} : { minValue: parseAmount(asset, entry.minValue).units }),
    ...(entry.maxDepth === undefined ? {} : { maxDepth: entry.maxDepth }),
  };
  return traceToLabels(
    (tags) => trace({ source }, { ...parameters, tags }),
    ({ hops }) => hops.flatMap(({ to }) => to.map(({ addressId, address }) => [addressId, address] as const)),
    stopsAt,
  );
}
