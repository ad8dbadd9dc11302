import { dirname, join } from 'node:path';
import { openGraphSource } from '../../graph/open-graph-source.ts';
import { openGraphFiles } from '../../graph/store/graph-files.ts';
import { changePairs } from '../change/change-pairs.ts';
import { mixBit } from '../coinjoin/mix-bits.ts';
import { communalAddresses } from '../communal/communal-addresses.ts';
import { createForest } from '../create-forest.ts';
import { openCoSpends } from '../files/open-co-spends.ts';
import type { MergeRule } from '../merge-rule.ts';
import { sameKeyPairs } from '../same-key/same-key-pairs.ts';
import { addressIds } from '../settings/address-ids.ts';
import type { ClusterSettings } from '../settings/cluster-settings.ts';
import { createUnionFind, type UnionFind } from '../union-find.ts';
import { wrappedPairs } from '../wrapped/wrapped-pairs.ts';

/** What is supposed to be wrong. */
export interface Doubt {
  /** Ids of transactions that prove nothing. */
  readonly transactions: readonly number[];
  readonly rules: readonly MergeRule[];
}

export interface ClusterPart {
  /** Smallest address id of the part. */
  readonly id: number;
  readonly size: number;
}

export interface SplitCluster {
  /** What is left of the cluster, the largest part first, then by id. One part: it stays whole. */
  readonly parts: readonly ClusterPart[];
  /** The part of a member. */
  partOf(address: number): ClusterPart | undefined;
  /** Transactions that still join members. */
  readonly transactions: number;
}

/**
 * What would be left of one cluster if transactions or rules were wrong: joined again by everything else that the chain
 * says about its members, not only by what the forest recorded. Reads the inputs of the chain once; changes nothing on
 * disk. `members` are the ids of the cluster, ascending. With a change heuristic in the settings and no doubt about it,
 * every transaction is asked again.
 */
export async function splitCluster(
  directory: string,
  cluster: { readonly members: Uint32Array; readonly settings: ClusterSettings },
  doubt: Doubt,
): Promise<SplitCluster> {
  const { members, settings } = cluster;
  const graph = openGraphFiles(join(directory, 'graph'), 'read');
  try {
    const forest = createForest(members.length);
    const sets = createUnionFind(forest);
    const link = (a: number, b: number) => {
      const [x, y] = [numberOf(members, a), numberOf(members, b)];
      if (x >= 0 && y >= 0) sets.link(sets.find(x), sets.find(y));
      return x >= 0 && y >= 0;
    };
    let transactions = 0;
    if (!doubt.rules.includes('multi-input')) {
      const counts = graph.counts();
      const ignored = [...doubt.transactions];
      const leaveOut = settings.leaveOut.reduce((bits, kind) => bits | mixBit(kind), 0);
      const communal = communalAddresses(graph.addresses);
      const range = { from: 0, to: counts.transactions, inputs: counts.inputs, communal, leaveOut, ignored };
      const inside = bitmap(members, counts.addresses);
      for (const run of openCoSpends(graph.directory, range)) {
        for (let t = 0; t < run.transactions; t++) {
          if (run.excluded[t] !== 0) continue;
          let first = -1;
          let joins = false;
          for (let i = run.inputStart[t]!; i < run.inputStart[t + 1]!; i++) {
            const id = run.inputAddress[i]!;
            if ((inside[id >>> 3]! & (1 << (id & 7))) === 0 || id === first) continue;
            if (first < 0) first = id;
            else joins = link(first, id) || joins;
          }
          if (joins) transactions += 1;
        }
      }
    }
    if (settings.sameKey && !doubt.rules.includes('same-key'))
      for (const id of members)
        for (const { a, b } of sameKeyPairs(graph, { from: id, to: id + 1 })) link(a, b);
    if (settings.sameKey && !doubt.rules.includes('wrapped-script'))
      for (const { a, b } of wrappedPairs(graph, { from: 0, to: graph.counts().transactions })) link(a, b);
    if (!doubt.rules.includes('decision')) {
      const merges = settings.decisions.flatMap((one) => (one.decision === 'merge' ? [one] : []));
      const ids = addressIds(
        graph,
        merges.flatMap(({ a, b }) => [a, b]),
      );
      for (const { a, b } of merges) link(ids.get(a) ?? -1, ids.get(b) ?? -1);
    }
    if (settings.change !== '' && !doubt.rules.includes('change')) {
      const source = openGraphSource(dirname(graph.directory));
      const asked = { expression: settings.change, transactions: graph.counts().transactions };
      const together = (a: number, b: number) => {
        const [x, y] = [numberOf(members, a), numberOf(members, b)];
        return x >= 0 && y >= 0 && sets.find(x) === sets.find(y);
      };
      for await (const pairs of changePairs(source, asked, together))
        for (const { a, b, tx } of pairs) if (!doubt.transactions.includes(tx)) link(a, b);
      await source.close();
    }
    return describe(members, sets, transactions);
  } finally {
    graph.close();
  }
}

function bitmap(members: Uint32Array, addresses: number): Uint8Array {
  // Ids outside, NO_ADDRESS among them, read as undefined, which is no bit.
  const bits = new Uint8Array((addresses >>> 3) + 1);
  for (const id of members) bits[id >>> 3]! |= 1 << (id & 7);
  return bits;
}

/** Position of an id, -1 when it is no member. */
function numberOf(members: Uint32Array, id: number): number {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (members[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return members[low] === id ? low : -1;
}

function describe(members: Uint32Array, sets: UnionFind, transactions: number): SplitCluster {
  const partOf = (address: number): ClusterPart | undefined => {
    const number = numberOf(members, address);
    if (number < 0) return undefined;
    const root = sets.find(number);
    return { id: members[root]!, size: sets.size(root) };
  };
  const parts: ClusterPart[] = [];
  members.forEach((id, number) => {
    if (sets.find(number) === number) parts.push({ id, size: sets.size(number) });
  });
  parts.sort((a, b) => b.size - a.size || a.id - b.id);
  return { parts, partOf, transactions };
}
