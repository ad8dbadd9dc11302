import type { TraceResult } from '../../tracing/trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { Figure, FigureLink, FigureNode } from './figure.ts';
import { flowGraph } from './flow-graph.ts';
import { type ColumnGraph, reduceGraph } from './reduce-graph.ts';

/** Tenths of a pixel. */
const COLUMN = 1_900;
/** Room for the amount below one box and the name above the next. */
const GAP = 340;
const TALLEST = 3_600;
const LEAST_NODE = 60;
const LEAST_LINK = 8;
const MARGIN = 200;
/** Transactions drawn one by one. */
const LIMIT = 60;

/**
 * The figure of one policy: columns from left to right, boxes in a column ordered by where their value comes from
 * (one barycentre sweep), heights and widths in proportion to value. Whole numbers only, so that the same trace gives
 * the same figure everywhere. Undefined when the trace did not record hops.
 */
export function layoutFigure(trace: TraceResult, policy: TaintPolicyId, limit = LIMIT): Figure | undefined {
  if (!trace.parameters.recordHops) return undefined;
  const graph = reduceGraph(flowGraph(trace, policy), limit);
  const columns = inColumns(graph);
  let largest = 1n;
  for (const nodes of columns) {
    const total = nodes.reduce((sum, { value }) => sum + value, 0n);
    if (total > largest) largest = total;
  }
  const scale = (value: bigint, least: number) =>
    Math.max(Number((value * BigInt(TALLEST)) / largest), least);

  const placed = new Map<string, FigureNode>();
  let bottom = 0;
  columns.forEach((nodes, c) => {
    const weight = new Map(nodes.map((node) => [node.id, barycentre(node.id)]));
    const ordered = nodes.toSorted(
      (a, b) => weight.get(a.id)! - weight.get(b.id)! || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
    let y = MARGIN;
    for (const { layer: _layer, column: _column, ...node } of ordered) {
      const height = scale(node.value, LEAST_NODE);
      placed.set(node.id, { ...node, x: MARGIN + c * COLUMN, y, height });
      y += height + GAP;
    }
    bottom = Math.max(bottom, y);
  });

  const leave = new Map<string, number>();
  const enter = new Map<string, number>();
  const links = graph.links
    .toSorted((a, b) => middle(a.to) - middle(b.to) || middle(a.from) - middle(b.from))
    .map(({ from, to, value }): FigureLink => {
      const width = scale(value, LEAST_LINK);
      const used = leave.get(from) ?? 0;
      leave.set(from, used + width);
      return { from, to, value, width, y1: placed.get(from)!.y + used + Math.floor(width / 2), y2: 0 };
    })
    .toSorted((a, b) => a.y1 - b.y1 || (a.from < b.from ? -1 : 1))
    .map((link): FigureLink => {
      const used = enter.get(link.to) ?? 0;
      enter.set(link.to, used + link.width);
      return { ...link, y2: placed.get(link.to)!.y + used + Math.floor(link.width / 2) };
    });
  return {
    nodes: [...placed.values()],
    links,
    width: 2 * MARGIN + Math.max(columns.length, 1) * COLUMN,
    height: bottom + MARGIN,
    drawn: graph.drawn,
    total: graph.total,
  };

  function middle(id: string): number {
    const node = placed.get(id)!;
    return node.y + Math.floor(node.height / 2);
  }

  /** Mean height of the boxes that pay into this one, weighted by value; boxes nobody pays into come first. */
  function barycentre(id: string): number {
    let sum = 0n;
    let total = 0n;
    for (const { from, to, value } of graph.links) {
      if (to !== id || !placed.has(from)) continue;
      sum += BigInt(middle(from)) * value;
      total += value;
    }
    return total === 0n ? 0 : Number(sum / total);
  }
}

/** Nodes by column, columns without nodes left out. */
function inColumns(graph: ColumnGraph): ColumnGraph['nodes'][] {
  const columns = new Map<number, ColumnGraph['nodes'][number][]>();
  for (const node of graph.nodes) columns.set(node.column, [...(columns.get(node.column) ?? []), node]);
  return [...columns].sort(([a], [b]) => a - b).map(([, nodes]) => nodes);
}
