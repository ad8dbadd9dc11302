/** Capacities from node to node; nodes are numbered from 0 without a gap. */
export type Capacities = readonly ReadonlyMap<number, bigint>[];

/**
 * Greatest flow from one node to another (Edmonds and Karp 1972: shortest augmenting paths, exact in bigint).
 * Time grows with nodes x edges^2: the caller bounds the graph.
 */
export function maxFlow(capacities: Capacities, source: number, sink: number): bigint {
  if (source === sink) return 0n;
  const residual = capacities.map((row) => new Map(row));
  for (const [from, row] of capacities.entries()) {
    for (const to of row.keys()) if (!residual[to]!.has(from)) residual[to]!.set(from, 0n);
  }
  let total = 0n;
  for (;;) {
    const before = new Map<number, number>([[source, source]]);
    const queue = [source];
    for (let i = 0; i < queue.length && !before.has(sink); i++) {
      for (const [to, room] of residual[queue[i]!]!) {
        if (room > 0n && !before.has(to)) {
          before.set(to, queue[i]!);
          queue.push(to);
        }
      }
    }
    if (!before.has(sink)) return total;
    const path: [number, number][] = [];
    for (let node = sink; node !== source; node = before.get(node)!) path.push([before.get(node)!, node]);
    const least = path.map(([from, to]) => residual[from]!.get(to)!).reduce((a, b) => (a < b ? a : b));
    for (const [from, to] of path) {
      residual[from]!.set(to, residual[from]!.get(to)! - least);
      residual[to]!.set(from, residual[to]!.get(from)! + least);
    }
    total += least;
  }
}
