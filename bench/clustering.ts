import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARED_MIX_BITS } from '../src/clustering/coinjoin/mix-bits.ts';
import { createForest } from '../src/clustering/create-forest.ts';
import { appendRows, type RowLog } from '../src/clustering/files/append-rows.ts';
import { CLUSTER_FILES } from '../src/clustering/files/cluster-files.ts';
import type { CoSpendRange } from '../src/clustering/files/open-co-spends.ts';
import { writeClusterColumns } from '../src/clustering/files/write-cluster-columns.ts';
import { createMergeGuard } from '../src/clustering/guard/create-merge-guard.ts';
import { mergeInputs } from '../src/clustering/merge-inputs.ts';
import { MERGE_WORDS, type MergeLog } from '../src/clustering/multi-input.ts';
import { createMergeReader } from '../src/clustering/proof/create-merge-reader.ts';
import { proofPath } from '../src/clustering/proof/proof-path.ts';
import { createUnionFind } from '../src/clustering/union-find.ts';
import { openColumnFile } from '../src/graph/files/column-file.ts';
import { openColumnSet, pickColumns } from '../src/graph/files/column-set.ts';
import { idsToBytes } from '../src/graph/files/ids.ts';
import { GRAPH_COLUMNS } from '../src/graph/store/columns.ts';
import { pageCrcs } from '../src/lake/pages/page-crc.ts';
import { createRandom } from '../src/synth/random.ts';

const INPUTS = 50_000_000;
const ADDRESSES = 30_000_000;
const CHUNK = 1_000_000;

export interface ClusteringResult {
  readonly threads: number;
  readonly unions: number;
  readonly merges: number;
  readonly seconds: number;
  /** Of the inputs read, transactions. */
  readonly transactions: number;
}

export interface ClusteringBench {
  readonly runs: readonly ClusteringResult[];
  /** Milliseconds of one answer to why: half of 200 answers are faster, and 99 in 100. */
  readonly why: { readonly median: number; readonly p99: number; readonly steps: number };
}

/**
 * Multi-input clustering of 50 M inputs over 30 M addresses, read from graph files, with the forest of evidence kept
 * (24 bytes a merge, as the product writes it), on one thread and on two. Transactions have two to six inputs, nine
 * of ten addresses from the neighbourhood of the others, as wallets do. Unions are pairs of inputs of one transaction.
 * Median of three; making the input is not timed. Then the clusters are written as the product writes them, and
 * pairs of addresses in one cluster are asked for their proof.
 */
export async function benchClustering(): Promise<ClusteringBench> {
  const directory = mkdtempSync(join(tmpdir(), 'jejak-bench-'));
  try {
    const { range, unions } = writeInput(directory);
    const results: ClusteringResult[] = [];
    const guard = createMergeGuard(
      { owners: [], apart: [], addresses: 0, holdFrom: 10_000 },
      (id) => id,
      forgottenRows(),
    );
    let expected: number | undefined;
    for (const threads of [1, 2] as const) {
      const runs: ClusteringResult[] = [];
      for (let run = 0; run < 3; run++) {
        const forest = createForest(ADDRESSES);
        let [merges, check] = [0, 0];
        const log: MergeLog = {
          rows: new Uint32Array(CHUNK),
          filled: 0,
          flush() {
            merges += log.filled / MERGE_WORDS;
            for (let i = 0; i < log.filled; i += 1_000) check = (Math.imul(check, 31) + log.rows[i]!) | 0;
            log.filled = 0;
          },
        };
        const started = process.hrtime.bigint();
        await mergeInputs({ directory, range }, { forest, guard, threads }, log);
        log.flush();
        const seconds = Number(process.hrtime.bigint() - started) / 1e9;
        runs.push({ threads, unions, merges, seconds, transactions: range.to });
        expected ??= check;
        if (check !== expected) throw new Error('the forest depends on the threads');
      }
      results.push(runs.sort((a, b) => a.seconds - b.seconds)[1]!);
    }
    return { runs: results, why: await benchWhy(directory, range) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Held merges are written and forgotten. */
function forgottenRows(): RowLog {
  const log = {
    rows: new Uint32Array(65_536),
    filled: 0,
    flush() {
      log.filled = 0;
    },
    written: () => 0,
  };
  return log;
}

async function benchWhy(directory: string, range: CoSpendRange): Promise<ClusteringBench['why']> {
  const forest = createForest(ADDRESSES);
  const guard = createMergeGuard(
    { owners: [], apart: [], addresses: 0, holdFrom: 0 },
    (id) => id,
    forgottenRows(),
  );
  const clusters = join(directory, 'clusters');
  mkdirSync(clusters, { recursive: true });
  const set = openColumnSet(clusters, pickColumns(CLUSTER_FILES, ['merges']), { mode: 'write' });
  const log = appendRows(set.columns.merges);
  await mergeInputs({ directory, range }, { forest, guard, threads: 1 }, log);
  log.flush();
  const sets = createUnionFind(forest);
  const random = createRandom(11);
  const pairs: [number, number][] = [];
  while (pairs.length < 200) {
    const [a, b] = [random.below(ADDRESSES), random.below(ADDRESSES)];
    if (sets.find(a) === sets.find(b)) pairs.push([a, b]);
  }
  writeClusterColumns(clusters, forest, set.columns.merges);
  set.close();
  const files = openColumnSet(clusters, pickColumns(CLUSTER_FILES, ['merge', 'merges']), { mode: 'write' });
  for (const column of Object.values(files.columns)) column.cover(sumsOf(readFileSync(column.path)));
  let steps = 0;
  const times = pairs.map(([a, b]) => {
    const started = process.hrtime.bigint();
    steps += proofPath(createMergeReader(files.columns), a, b)!.length;
    return Number(process.hrtime.bigint() - started) / 1e6;
  });
  files.close();
  times.sort((x, y) => x - y);
  return { median: times[100]!, p99: times[198]!, steps: Math.round(steps / pairs.length) };
}

function sumsOf(bytes: Uint8Array) {
  return { bytes: bytes.length, crcs: pageCrcs(bytes) };
}

function writeInput(directory: string): { range: CoSpendRange; unions: number } {
  mkdirSync(directory, { recursive: true });
  const open = ({ file, width }: { file: string; width: number }) =>
    openColumnFile(join(directory, file), { width, mode: 'write' });
  const columns = {
    start: open(GRAPH_COLUMNS.txFirstInput),
    flags: open(GRAPH_COLUMNS.txFlags),
    mixes: open(GRAPH_COLUMNS.txMixes),
    address: open(GRAPH_COLUMNS.inputAddress),
  };
  const random = createRandom(5);
  let [inputs, transactions, unions] = [0, 0, 0];
  while (inputs < INPUTS) {
    const address = new Uint32Array(CHUNK);
    const starts: number[] = [];
    let at = 0;
    while (at + 6 <= CHUNK) {
      const count = 2 + random.below(5);
      const home = random.below(ADDRESSES - 64);
      starts.push(inputs + at);
      for (let i = 0; i < count; i++)
        address[at++] = random.chance(90) ? home + random.below(64) : random.below(ADDRESSES);
      unions += count - 1;
    }
    columns.start.append(idsToBytes(starts));
    columns.flags.append(new Uint8Array(starts.length));
    columns.mixes.append(new Uint8Array(starts.length * 2));
    columns.address.append(new Uint8Array(address.buffer, 0, at * 4));
    inputs += at;
    transactions += starts.length;
  }
  for (const column of Object.values(columns)) column.close();
  return {
    range: { from: 0, to: transactions, inputs, communal: [], leaveOut: SHARED_MIX_BITS, ignored: [] },
    unions,
  };
}
