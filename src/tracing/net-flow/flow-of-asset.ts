import type { EvmAddress } from '../../chains/evm/block/evm-block.ts';
import { maxFlow } from './max-flow.ts';
import type { NetFlowEdge, NetFlowOptions } from './net-flow-edge.ts';
import type { Movement } from './read-movements.ts';
import { stripPaths } from './strip-paths.ts';

export interface AssetFlow {
  /** What each address gained or lost; undefined stands for coins made (lost by it) or destroyed. */
  readonly changes: ReadonlyMap<EvmAddress | undefined, bigint>;
  /** Undefined when the graph is larger than allowed. */
  readonly edges: readonly NetFlowEdge[] | undefined;
}

const DEFAULT_MAX = 400;

/** Net flow of one asset in one transaction; `movements` are all of that asset. */
export function flowOfAsset(movements: readonly Movement[], options: NetFlowOptions): AssetFlow {
  const { asset } = movements[0]!;
  const numbers = new Map<EvmAddress | undefined, number>();
  const numberOf = (address: EvmAddress | undefined): number => {
    if (!numbers.has(address)) numbers.set(address, numbers.size);
    return numbers.get(address)!;
  };
  const graph: Map<number, bigint>[] = [];
  const changes: bigint[] = [];
  for (const { from, to, value } of movements) {
    const [a, b] = [numberOf(from), numberOf(to)];
    while (graph.length < numbers.size) {
      graph.push(new Map());
      changes.push(0n);
    }
    if (a === b) continue;
    graph[a]!.set(b, (graph[a]!.get(b) ?? 0n) + value);
    changes[a] = changes[a]! - value;
    changes[b] = changes[b]! + value;
  }
  const names = [...numbers.keys()];
  const result = new Map(names.map((name, i) => [name, changes[i]!]));
  if (names.length > (options.maxAddresses ?? DEFAULT_MAX)) return { changes: result, edges: undefined };

  const part = components(graph);
  const count = (sign: 1 | -1, component: number): number =>
    changes.filter((change, i) => part[i] === component && (sign > 0 ? change > 0n : change < 0n)).length;
  const losers = names.map((_, i) => i).filter((i) => changes[i]! < 0n);
  const first = numbers.get(options.payer);
  losers.sort((a, b) => Number(b === first) - Number(a === first) || a - b);

  const sums = new Map<string, { from: number; to: number; value: bigint }>();
  for (const path of stripPaths(graph, changes, losers)) {
    const key = `${path.from}>${path.to}`;
    sums.set(key, { ...path, value: (sums.get(key)?.value ?? 0n) + path.value });
  }
  const edges = [...sums.values()].map(({ from, to, value }): NetFlowEdge => {
    const ambiguous = count(-1, part[from]!) > 1 && count(1, part[from]!) > 1;
    const bounds = ambiguous ? [-changes[from]!, changes[to]!, maxFlow(graph, from, to)] : [value];
    return {
      from: names[from],
      to: names[to],
      asset,
      value,
      most: bounds.reduce((a, b) => (a < b ? a : b)),
      ambiguous,
      method: 'net-flow',
    };
  });
  return { changes: result, edges };
}

/** Number of the connected part that each node is in, direction aside. */
function components(graph: readonly ReadonlyMap<number, bigint>[]): number[] {
  const root = graph.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at]!;
    return at;
  };
  for (const [a, row] of graph.entries()) for (const b of row.keys()) root[find(a)] = find(b);
  return graph.map((_, i) => find(i));
}
