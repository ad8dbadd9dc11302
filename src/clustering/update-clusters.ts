import { join } from 'node:path';
import { idsFromBytes } from '../graph/files/ids.ts';
import type { GraphFiles } from '../graph/store/graph-files.ts';
import { writeFileAtomic } from '../lake/files/write-file-atomic.ts';
import {
  type ClusterCheckpoint,
  type ClusterFiles,
  MERGE_BYTES,
  NO_CLUSTERS,
  openClusterFiles,
  readClusterCheckpoint,
} from './files/cluster-files.ts';
import { multiInput } from './multi-input.ts';
import { createUnionFind, type UnionFind } from './union-find.ts';

const CHUNK = 262_144;
const NONE = 0xffffffff;

/**
 * Brings the clusters beside a lake up to its graph files: replays the merges that still hold, reads only the
 * transactions after them. After a reorganisation the merges of the abandoned branch are dropped; because merges are in
 * chain order, the rest is exactly what a fresh start would find. Memory: 4 bytes an address while merging, 12 while
 * the columns are written.
 */
export function updateClusters(graph: GraphFiles, directory: string): ClusterCheckpoint {
  const counts = graph.counts();
  const { digests } = graph.checkpoint;
  const before = readClusterCheckpoint(directory);
  if (before.digests.length === digests.length && commonSegments(digests, before.digests) === digests.length)
    return before;
  const files = openClusterFiles(directory, 'write');
  try {
    const known = graph.checkpoint.bounds[commonSegments(digests, before.digests)]!.transactions;
    const parent = new Uint32Array(counts.addresses);
    for (let i = 0; i < parent.length; i++) parent[i] = i;
    const sets = createUnionFind(parent);
    let merges = replay(files, sets, { merges: before.merges, transactions: known });
    files.merges.truncate(merges);
    merges = mergeFrom(graph, files, { sets, from: known, merges });
    files.merges.sync();
    writeColumns(files, sets, { parent, merges });
    const checkpoint: ClusterCheckpoint = { version: NO_CLUSTERS.version, merges, digests };
    writeFileAtomic(join(directory, 'checkpoint.json'), `${JSON.stringify(checkpoint)}\n`);
    return checkpoint;
  } finally {
    files.close();
  }
}

/** Leading segments that both lists share: what the clusters cover and is still in the chain. */
function commonSegments(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common += 1;
  return common;
}

function replay(
  files: ClusterFiles,
  sets: UnionFind,
  upTo: { merges: number; transactions: number },
): number {
  const total = Math.min(upTo.merges, files.merges.rows());
  for (let from = 0; from < total; from += CHUNK) {
    const rows = new Uint32Array(Math.min(CHUNK, total - from) * 4);
    files.merges.read(from, new Uint8Array(rows.buffer));
    for (let i = 0; i < rows.length; i += 4) {
      if (rows[i + 3]! >= upTo.transactions) return from + i / 4;
      sets.union(rows[i + 1]!, rows[i + 2]!);
    }
  }
  return total;
}

function mergeFrom(
  graph: GraphFiles,
  files: ClusterFiles,
  state: { sets: UnionFind; from: number; merges: number },
): number {
  const counts = graph.counts();
  let { merges } = state;
  let pending = new Uint32Array(CHUNK);
  let filled = 0;
  const flush = () => {
    files.merges.write(merges, new Uint8Array(pending.buffer, 0, filled * 4));
    merges += filled / 4;
    filled = 0;
  };
  for (let first = state.from; first < counts.transactions; first += CHUNK) {
    const transactions = Math.min(CHUNK, counts.transactions - first);
    multiInput(state.sets, readCoSpends(graph, first, transactions), (loser, a, b, tx) => {
      if (filled + 4 > pending.length) flush();
      pending[filled] = loser;
      pending[filled + 1] = a;
      pending[filled + 2] = b;
      pending[filled + 3] = tx;
      filled += 4;
    });
  }
  flush();
  pending = new Uint32Array(0);
  return merges;
}

function readCoSpends(graph: GraphFiles, firstTx: number, transactions: number) {
  const { columns } = graph;
  const counts = graph.counts();
  const starts = new Uint8Array(transactions * 8);
  columns.txFirstInput.read(firstTx, starts);
  const first = idsFromBytes(starts);
  let end = counts.inputs;
  if (firstTx + transactions < counts.transactions) {
    const next = new Uint8Array(8);
    columns.txFirstInput.read(firstTx + transactions, next);
    end = idsFromBytes(next)[0]!;
  }
  const base = first[0]!;
  const inputStart = new Float64Array(transactions + 1);
  for (let i = 0; i < transactions; i++) inputStart[i] = first[i]! - base;
  inputStart[transactions] = end - base;
  const addresses = new Uint8Array((end - base) * 4);
  columns.inputAddress.read(base, addresses);
  const excluded = new Uint8Array(transactions);
  columns.txFlags.read(firstTx, excluded);
  return { firstTx, transactions, inputStart, excluded, inputAddress: new Uint32Array(addresses.buffer) };
}

/** Counting sort by root: roots are the smallest ids, so one ascending pass puts members in order. */
function writeColumns(
  files: ClusterFiles,
  sets: UnionFind,
  state: { parent: Uint32Array; merges: number },
): void {
  const { parent } = state;
  const count = parent.length;
  for (let i = 0; i < count; i++) parent[i] = sets.find(i);
  const size = new Uint32Array(count);
  for (let i = 0; i < count; i++) size[parent[i]!]! += 1;
  const first = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    first[i] = at;
    at += size[i]!;
  }
  writeWhole(files, 'root', parent);
  writeWhole(files, 'size', size);
  writeWhole(files, 'first', first);
  const member = size;
  for (let i = 0; i < count; i++) member[first[parent[i]!]!++] = i;
  writeWhole(files, 'member', member);
  const merge = member.fill(NONE);
  for (let from = 0; from < state.merges; from += CHUNK) {
    const rows = new Uint32Array(Math.min(CHUNK, state.merges - from) * (MERGE_BYTES / 4));
    files.merges.read(from, new Uint8Array(rows.buffer));
    for (let i = 0; i < rows.length; i += 4) merge[rows[i]!] = from + i / 4;
  }
  writeWhole(files, 'merge', merge);
}

function writeWhole(files: ClusterFiles, column: keyof ClusterFiles['columns'], values: Uint32Array): void {
  files.columns[column].write(0, new Uint8Array(values.buffer));
  files.columns[column].truncate(values.length);
  files.columns[column].sync();
}
