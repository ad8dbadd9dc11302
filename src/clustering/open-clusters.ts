import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gather } from '../graph/files/gather.ts';
import { readGraphCheckpoint } from '../graph/store/checkpoint.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { openClusterFiles, readClusterCheckpoint } from './files/cluster-files.ts';

const NONE = 0xffffffff;

/** One step of a proof: both addresses are spent from in one transaction. Ids are dense ids. */
export interface CoSpendEdge {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
}

export interface Cluster {
  /** Smallest address id of the cluster. */
  readonly id: number;
  readonly size: number;
}

/** Reads the clusters beside a lake. */
export interface Clusters {
  of(address: number): Cluster;
  /** Address ids of a cluster in ascending order, one page. */
  members(cluster: Cluster, page: { readonly offset: number; readonly limit: number }): Uint32Array;
  /** The shortest path of evidence in the spanning forest from a to b; undefined when they are apart. */
  path(a: number, b: number): CoSpendEdge[] | undefined;
  close(): void;
}

/** Errors: CLUSTERS_MISSING when they do not cover the lake. */
export function openClusters(directory: string): Clusters {
  const folder = join(directory, 'clusters');
  const checkpoint = readClusterCheckpoint(folder);
  const digests = readGraphCheckpoint(join(directory, 'graph'))?.digests ?? [];
  if (!existsSync(folder) || checkpoint.digests.join() !== digests.join()) {
    throw new JejakError('CLUSTERS_MISSING', { meta: { directory } });
  }
  const files = openClusterFiles(folder, 'read');
  const one = (column: keyof typeof files.columns, row: number) =>
    new Uint32Array(gather(files.columns[column], [row]).buffer)[0]!;
  const members = (first: number, count: number) => {
    const ids = new Uint32Array(count);
    files.columns.member.read(first, new Uint8Array(ids.buffer));
    return ids;
  };

  function edgesOf(cluster: Cluster): CoSpendEdge[] {
    const ids = members(one('first', cluster.id), cluster.size);
    const numbers = new Uint32Array(gather(files.columns.merge, ids).buffer)
      .filter((merge) => merge !== NONE)
      .sort();
    const rows = new Uint32Array(gather(files.merges, numbers).buffer);
    return Array.from(numbers, (_, i) => ({
      a: rows[i * 4 + 1]!,
      b: rows[i * 4 + 2]!,
      tx: rows[i * 4 + 3]!,
    }));
  }

  return {
    of(address) {
      const id = one('root', address);
      return { id, size: one('size', id) };
    },
    members(cluster, page) {
      const count = Math.max(0, Math.min(page.limit, cluster.size - page.offset));
      return members(one('first', cluster.id) + page.offset, count);
    },
    path(a, b) {
      const cluster = this.of(a);
      if (one('root', b) !== cluster.id) return undefined;
      return shortestPath(edgesOf(cluster), a, b);
    },
    close: () => files.close(),
  };
}

/** Breadth first over a tree: the only path that there is. */
function shortestPath(edges: readonly CoSpendEdge[], from: number, to: number): CoSpendEdge[] {
  const around = new Map<number, CoSpendEdge[]>();
  for (const edge of edges) {
    for (const end of [edge.a, edge.b]) {
      const list = around.get(end);
      if (list) list.push(edge);
      else around.set(end, [edge]);
    }
  }
  const cameBy = new Map<number, CoSpendEdge | undefined>([[from, undefined]]);
  const queue = [from];
  for (const at of queue) {
    if (at === to) break;
    for (const edge of around.get(at) ?? []) {
      const next = edge.a === at ? edge.b : edge.a;
      if (cameBy.has(next)) continue;
      cameBy.set(next, { a: at, b: next, tx: edge.tx });
      queue.push(next);
    }
  }
  const path: CoSpendEdge[] = [];
  for (let edge = cameBy.get(to); edge; edge = cameBy.get(edge.a)) path.unshift(edge);
  return path;
}
