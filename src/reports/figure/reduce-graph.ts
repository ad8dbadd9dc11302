import type { FlowGraph, GraphLink, GraphNode } from './flow-graph.ts';

/** A graph with a column for every node, from left to right. */
export interface ColumnGraph {
  readonly nodes: readonly (GraphNode & { readonly column: number; readonly value: bigint })[];
  readonly links: readonly GraphLink[];
  readonly drawn: number;
  readonly total: number;
}

/**
 * Keeps the `limit` transactions with the largest flow and puts the others together, one box between two columns of
 * kept ones. Seeds come first, ends last. Equal flows: the txid decides.
 */
export function reduceGraph(graph: FlowGraph, limit: number): ColumnGraph {
  const flow = flows(graph.links);
  const transactions = graph.nodes.filter(({ kind }) => kind === 'transaction');
  const kept = new Set(
    transactions
      .toSorted((a, b) => {
        const [x, y] = [flow.get(a.id) ?? 0n, flow.get(b.id) ?? 0n];
        return x === y ? (a.id < b.id ? -1 : 1) : x > y ? -1 : 1;
      })
      .slice(0, limit)
      .map(({ id }) => id),
  );
  const layers = [...new Set(transactions.filter(({ id }) => kept.has(id)).map(({ layer }) => layer))];
  layers.sort((a, b) => a - b);
  const last = 2 * layers.length + 2;

  const nodes = new Map<string, GraphNode & { column: number }>();
  const standIn = new Map<string, string>();
  for (const node of graph.nodes) {
    const before = layers.filter((layer) => layer <= node.layer).length;
    if (node.kind !== 'transaction' || kept.has(node.id)) {
      const column = node.kind === 'seed' ? 0 : node.kind === 'end' ? last : 2 * before;
      nodes.set(node.id, { ...node, column });
      continue;
    }
    const id = `others ${before}`;
    standIn.set(node.id, id);
    const count = (nodes.get(id)?.count ?? 0) + 1;
    nodes.set(id, { ...node, id, kind: 'others', text: '', count, column: 2 * before + 1 });
  }
  const links = new Map<string, GraphLink>();
  for (const { from, to, value } of graph.links) {
    const [a, b] = [standIn.get(from) ?? from, standIn.get(to) ?? to];
    if (a === b) continue;
    const key = `${a}\n${b}`;
    links.set(key, { from: a, to: b, value: (links.get(key)?.value ?? 0n) + value });
  }
  const merged = [...links.values()];
  const through = flows(merged);
  return {
    nodes: [...nodes.values()].map((node) => ({ ...node, value: through.get(node.id) ?? 0n })),
    links: merged,
    drawn: kept.size,
    total: transactions.length,
  };
}

/** Satoshi through every node: the larger of what comes in and what goes out. */
function flows(links: readonly GraphLink[]): Map<string, bigint> {
  const into = new Map<string, bigint>();
  const out = new Map<string, bigint>();
  for (const { from, to, value } of links) {
    out.set(from, (out.get(from) ?? 0n) + value);
    into.set(to, (into.get(to) ?? 0n) + value);
  }
  for (const [id, value] of into) if (value > (out.get(id) ?? 0n)) out.set(id, value);
  return out;
}
