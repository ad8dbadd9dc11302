import { dirname } from 'node:path';
import { KEY_BYTES } from '../graph/index/run-file.ts';
import { openGraphSource } from '../graph/open-graph-source.ts';
import type { GraphFiles } from '../graph/store/graph-files.ts';
import { parseTxid } from '../primitives/parse-txid.ts';
import { changePairs } from './change/change-pairs.ts';
import { mixBit } from './coinjoin/mix-bits.ts';
import { communalAddresses } from './communal/communal-addresses.ts';
import { createForest } from './create-forest.ts';
import { appendRows, type RowLog } from './files/append-rows.ts';
import { type ClusterCheckpoint, readClusterCheckpoint } from './files/cluster-files.ts';
import { openMergeLog } from './files/open-merge-log.ts';
import { writeClusterColumns } from './files/write-cluster-columns.ts';
import { createMergeGuard } from './guard/create-merge-guard.ts';
import type { MergeGuard } from './guard/merge-guard.ts';
import { joinPairs } from './join-pairs.ts';
import { mergeInputs } from './merge-inputs.ts';
import { ruleWord } from './merge-rule.ts';
import { replayMerges } from './replay-merges.ts';
import { sameKeyPairs } from './same-key/same-key-pairs.ts';
import { addressIds } from './settings/address-ids.ts';
import { type ClusterSettings, clusterSettingsDigest } from './settings/cluster-settings.ts';
import { readClusterSettings } from './settings/read-cluster-settings.ts';
import { createUnionFind } from './union-find.ts';
import { wrappedPairs } from './wrapped/wrapped-pairs.ts';

/** Transactions. */
const WORTH_A_THREAD = 1_000_000;

/**
 * Brings the clusters beside a lake up to its graph files, by the settings in their folder: replays the merges that
 * still hold, reads only the transactions after them. After a reorganisation the merges of the abandoned branch are
 * dropped; because merges are in chain order, the rest is exactly what a fresh start would find. Other settings, and
 * settings with a change heuristic (whose answer may change with the next block), make a fresh start. Memory: 4 bytes an
 * address while merging (5 with owners), 12 while the columns are written. Errors: CLUSTER_SETTINGS_INVALID.
 */
export async function updateClusters(graph: GraphFiles, directory: string): Promise<ClusterCheckpoint> {
  const settings = readClusterSettings(directory);
  const name = clusterSettingsDigest(settings);
  const { digests, bounds } = graph.checkpoint;
  const before = readClusterCheckpoint(directory);
  const same = before.settings === name;
  const common = same ? commonSegments(digests, before.digests) : 0;
  if (before.whole && same && before.digests.length === digests.length && common === digests.length)
    return before;
  const wanted = settings.change === '' ? common : 0;
  const log = openMergeLog(directory, { before, from: before.digests.length === 0 ? 0 : wanted });
  try {
    const { from } = log;
    const forest = createForest(graph.counts().addresses);
    const known = bounds[from]!.transactions;
    const kept = replayMerges(log.files, forest, {
      merges: from > 0 ? before.merges : 0,
      holds: from > 0 ? before.holds : 0,
      transactions: known,
    });
    // The old one must not be believed of files that are being cut: its settings or its branch may come back.
    log.begin(kept, { settings: name, digests: digests.slice(0, from) });
    const [merges, holds] = [appendRows(log.files.merges), appendRows(log.files.holds)];
    const guard = guardOf(graph, forest, { settings, holds });
    await extend(graph, { settings, segment: from }, { forest, guard, log: merges });
    merges.flush();
    holds.flush();
    const columns = writeClusterColumns(directory, forest, log.files.merges);
    return log.finish(columns, { settings: name, digests });
  } finally {
    log.close();
  }
}

/** Leading segments that both lists share: what the clusters cover and is still in the chain. */
function commonSegments(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  while (common < a.length && common < b.length && a[common] === b[common]) common += 1;
  return common;
}

function guardOf(
  graph: GraphFiles,
  forest: Int32Array,
  { settings, holds }: { settings: ClusterSettings; holds: RowLog },
): MergeGuard {
  const sets = createUnionFind(forest);
  const idOf = addressIds(graph, [
    ...settings.owners.map(({ address }) => address),
    ...settings.decisions.flatMap((one) => (one.decision === 'apart' ? [one.a, one.b] : [])),
  ]);
  const owners = settings.owners.flatMap(({ address, owner }) =>
    idOf.has(address) ? [{ address: idOf.get(address)!, owner }] : [],
  );
  const apart = settings.decisions.flatMap((one) =>
    one.decision === 'apart' && idOf.has(one.a) && idOf.has(one.b)
      ? [{ a: idOf.get(one.a)!, b: idOf.get(one.b)! }]
      : [],
  );
  return createMergeGuard(
    { owners, apart, addresses: forest.length, holdFrom: settings.holdFrom },
    sets.find,
    holds,
  );
}

/** Merges what the segments from `segment` on say, one after the other: that order is part of the result. */
async function extend(
  graph: GraphFiles,
  { settings, segment }: { settings: ClusterSettings; segment: number },
  state: { forest: Int32Array<SharedArrayBuffer>; guard: MergeGuard; log: RowLog },
): Promise<void> {
  const { bounds, digests } = graph.checkpoint;
  const { log } = state;
  const leaveOut = settings.leaveOut.reduce((bits, kind) => bits | mixBit(kind), 0);
  const communal = communalAddresses(graph.addresses);
  const ignored = ignoredTransactions(graph, settings);
  let from = bounds[segment]!.transactions;
  const spend = async (to: number) => {
    if (to === from) return;
    // The inputs of a range end where those of the next segment begin.
    const inputs = bounds.find(({ transactions }) => transactions === to)!.inputs;
    const threads = to - from >= WORTH_A_THREAD ? 2 : 1;
    const range = { from, to, inputs, communal, leaveOut, ignored };
    await mergeInputs({ directory: graph.directory, range }, { ...state, threads }, log);
    from = to;
  };
  const last = digests.length;
  const decided = decidedPairs(graph, settings);
  const keys = settings.sameKey
    ? sameKeyPairs(graph, { from: bounds[segment]!.addresses, to: bounds[last]!.addresses })
    : [];
  for (let s = segment, k = 0; s < last; s++) {
    const first = k;
    while (k < keys.length && keys[k]!.b < bounds[s + 1]!.addresses) k += 1;
    const pairs = keys.slice(first, k);
    const [tx, end] = [bounds[s]!.transactions, bounds[s + 1]!.transactions];
    // A person's word is taken as soon as both addresses are there, before what the chain says of them.
    const words = decided.filter(({ a, b }) => {
      const later = Math.max(a, b);
      return later >= bounds[s]!.addresses && later < bounds[s + 1]!.addresses;
    });
    if (pairs.length > 0 || words.length > 0) await spend(tx);
    joinPairs(
      state,
      words.map((pair) => ({ ...pair, tx, rule: ruleWord('decision') })),
      log,
    );
    if (!settings.sameKey) continue;
    joinPairs(
      state,
      pairs.map((pair) => ({ ...pair, tx, rule: ruleWord('same-key') })),
      log,
    );
    const wrapped = wrappedPairs(graph, { from: tx, to: end });
    if (wrapped.length > 0) await spend(end);
    joinPairs(state, wrapped, log);
  }
  await spend(graph.counts().transactions);
  if (settings.change === '') return;
  const source = openGraphSource(dirname(graph.directory));
  try {
    const asked = { expression: settings.change, transactions: graph.counts().transactions };
    const sets = createUnionFind(state.forest);
    const together = (a: number, b: number) => sets.find(a) === sets.find(b);
    for await (const pairs of changePairs(source, asked, together)) joinPairs(state, pairs, log);
  } finally {
    await source.close();
  }
}

/** Ids of the transactions that a person wants left out; those that the data does not know are no matter. */
function ignoredTransactions(graph: GraphFiles, { decisions }: ClusterSettings): number[] {
  const txids = decisions.flatMap((one) => (one.decision === 'ignore' ? [one.txid] : []));
  const keys = new Uint8Array(txids.length * KEY_BYTES);
  txids.forEach((txid, i) => {
    keys.set(parseTxid(txid), i * KEY_BYTES);
  });
  return [...graph.txids.lookup(keys)].filter((id) => id >= 0);
}

function decidedPairs(graph: GraphFiles, { decisions }: ClusterSettings) {
  const merges = decisions.flatMap((one) => (one.decision === 'merge' ? [one] : []));
  const idOf = addressIds(
    graph,
    merges.flatMap(({ a, b }) => [a, b]),
  );
  return merges.flatMap(({ a, b }) => {
    const [x, y] = [idOf.get(a), idOf.get(b)];
    return x === undefined || y === undefined ? [] : [{ a: x, b: y }];
  });
}
