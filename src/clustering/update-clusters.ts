import { join } from 'node:path';
import type { GraphFiles } from '../graph/store/graph-files.ts';
import { writeFileAtomic } from '../lake/files/write-file-atomic.ts';
import { communalAddresses } from './communal/communal-addresses.ts';
import {
  type ClusterCheckpoint,
  type ClusterFiles,
  MERGE_BYTES,
  NO_CLUSTERS,
  openClusterFiles,
  readClusterCheckpoint,
} from './files/cluster-files.ts';
import { mergeInputs } from './merge-inputs.ts';
import { MERGE_WORDS, type MergeLog } from './multi-input.ts';
import { createUnionFind, type UnionFind } from './union-find.ts';

const CHUNK = 262_144;
const NONE = 0xffffffff;
/** Transactions. */
const WORTH_A_THREAD = 1_000_000;

/**
 * Brings the clusters beside a lake up to its graph files: replays the merges that still hold, reads only the
 * transactions after them. After a reorganisation the merges of the abandoned branch are dropped; because merges are in
 * chain order, the rest is exactly what a fresh start would find. Memory: 4 bytes an address while merging, 12 while
 * the columns are written.
 */
export async function updateClusters(graph: GraphFiles, directory: string): Promise<ClusterCheckpoint> {
  const counts = graph.counts();
  const { digests } = graph.checkpoint;
  const before = readClusterCheckpoint(directory);
  if (before.digests.length === digests.length && commonSegments(digests, before.digests) === digests.length)
    return before;
  const files = openClusterFiles(directory, 'write');
  try {
    const known = graph.checkpoint.bounds[commonSegments(digests, before.digests)]!.transactions;
    const parent = new Uint32Array(new SharedArrayBuffer(counts.addresses * 4));
    for (let i = 0; i < parent.length; i++) parent[i] = i;
    const sets = createUnionFind(parent);
    let merges = replay(files, sets, { merges: before.merges, transactions: known });
    files.merges.truncate(merges);
    merges = await mergeFrom(graph, files, { parent, from: known, merges });
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
      sets.link(sets.find(rows[i + 1]!), sets.find(rows[i + 2]!));
    }
  }
  return total;
}

async function mergeFrom(
  graph: GraphFiles,
  files: ClusterFiles,
  state: { parent: Uint32Array<SharedArrayBuffer>; from: number; merges: number },
): Promise<number> {
  const { transactions, inputs } = graph.counts();
  let { merges } = state;
  const log: MergeLog = {
    rows: new Uint32Array(CHUNK),
    filled: 0,
    flush() {
      files.merges.write(merges, new Uint8Array(log.rows.buffer, 0, log.filled * 4));
      merges += log.filled / MERGE_WORDS;
      log.filled = 0;
    },
  };
  const communal = communalAddresses(graph.addresses);
  const range = { from: state.from, to: transactions, inputs, communal };
  const threads = transactions - state.from >= WORTH_A_THREAD ? 2 : 1;
  await mergeInputs({ directory: graph.directory, range }, { parent: state.parent, threads }, log);
  log.flush();
  return merges;
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
