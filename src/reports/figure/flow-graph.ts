import type { TraceResult } from '../../tracing/trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { FigureNode } from './figure.ts';

export type GraphNode = Pick<FigureNode, 'id' | 'kind' | 'text' | 'end' | 'count'> & {
  /** Longest way from a seed, in transactions; ends have none. */
  readonly layer: number;
};

export interface GraphLink {
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
}

export interface FlowGraph {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
}

/** The flow of one policy: seeds by label, transactions that were passed, and the ways in which taint stopped. */
export function flowGraph(trace: TraceResult, policy: TaintPolicyId): FlowGraph {
  const nodes = new Map<string, GraphNode>();
  const links = new Map<string, GraphLink>();
  const makers = new Map<number, string>();
  for (const { output, label } of trace.seeds) {
    const id = `seed ${label}`;
    nodes.set(id, { id, kind: 'seed', text: trace.labels[label]!, count: 0, layer: 0 });
    makers.set(output, id);
  }
  for (const hop of trace.hops) {
    const inflow = [...hop.from, ...hop.feeSources].some(({ amounts }) => amounts[policy]);
    if (!inflow) continue;
    const id = `tx ${hop.txid}`;
    let layer = 0;
    const sources = [
      ...hop.from.map((end) => ({ id: makers.get(end.output), value: end.amounts[policy] })),
      ...hop.feeSources.map((paid) => ({ id: `tx ${paid.txid}`, value: paid.amounts[policy] })),
    ];
    for (const source of sources) {
      if (!source.value || source.id === undefined) continue;
      layer = Math.max(layer, nodes.get(source.id)!.layer);
      link(source.id, id, source.value);
    }
    nodes.set(id, { id, kind: 'transaction', text: hop.txid, count: 1, layer: layer + 1 });
    for (const { output, amounts } of hop.to) {
      if (amounts[policy] && !makers.get(output)?.startsWith('seed')) makers.set(output, id);
    }
    if (hop.fee[policy] && !trace.parameters.followFees) {
      link(id, end('fee').id, hop.fee[policy]);
    }
  }
  for (const terminal of trace.terminals) {
    const value = terminal.amounts[policy];
    const from = makers.get(terminal.output);
    if (value && from !== undefined) {
      const { reason, tag } = terminal;
      link(from, end(reason, reason === 'tag' ? tag : undefined).id, value);
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };

  function end(kind: NonNullable<GraphNode['end']>['kind'], tag?: NonNullable<GraphNode['end']>['tag']) {
    const id = `end ${kind} ${tag ? JSON.stringify([tag.label, tag.category]) : ''}`;
    const node: GraphNode = {
      id,
      kind: 'end',
      text: '',
      end: { kind, ...(tag && { tag }) },
      count: 0,
      layer: -1,
    };
    if (!nodes.has(id)) nodes.set(id, node);
    return node;
  }

  function link(from: string, to: string, value: bigint): void {
    const key = `${from}\n${to}`;
    links.set(key, { from, to, value: (links.get(key)?.value ?? 0n) + value });
  }
}
