import { cpSync, mkdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClusterCheckpoint } from '../../src/clustering/files/cluster-files.ts';
import { type Clusters, openClusters } from '../../src/clustering/open-clusters.ts';
import { splitCluster } from '../../src/clustering/proof/split-cluster.ts';
import {
  type ClusterSettings,
  DEFAULT_CLUSTER_SETTINGS,
} from '../../src/clustering/settings/cluster-settings.ts';
import { readClusterSettings } from '../../src/clustering/settings/read-cluster-settings.ts';
import { writeClusterSettings } from '../../src/clustering/settings/write-cluster-settings.ts';
import { updateClusters } from '../../src/clustering/update-clusters.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { openGraphFiles } from '../../src/graph/store/graph-files.ts';
import { unwindGraph } from '../../src/graph/store/unwind-graph.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
beforeAll(async () => {
  await makeChain(folder.path, { transactions: 3_000 });
  await ingestFiles(join(folder.path, 'blocks'), data);
}, 60_000);
afterAll(() => folder.remove());

/** Clusters of the chain by some settings, in a folder of their own; `segments` first, then the rest in `steps`. */
async function clustersBy(name: string, settings: Partial<ClusterSettings>, steps: readonly number[] = []) {
  const place = join(folder.path, name);
  mkdirSync(place, { recursive: true });
  cpSync(data, place, { recursive: true });
  rmSync(join(place, 'clusters'), { recursive: true });
  writeClusterSettings(join(place, 'clusters'), { ...DEFAULT_CLUSTER_SETTINGS, ...settings });
  for (const step of steps) {
    const graph = openGraphFiles(join(place, 'graph'), 'read');
    const { digests, bounds } = graph.checkpoint;
    // As the graph files were after so many segments: the rest of the rows does not count yet.
    graph.checkpoint = {
      ...graph.checkpoint,
      digests: digests.slice(0, step),
      bounds: bounds.slice(0, step + 1),
    };
    await updateClusters(graph, join(place, 'clusters'));
    graph.close();
  }
  const graph = openGraphFiles(join(place, 'graph'), 'read');
  await updateClusters(graph, join(place, 'clusters'));
  graph.close();
  return place;
}

const files = (place: string) => hashFolder(join(place, 'clusters'));
const largest = (clusters: Clusters, addresses: number) => {
  let best = clusters.of(0);
  for (let id = 0; id < addresses; id++) if (clusters.of(id).size > best.size) best = clusters.of(id);
  return best;
};

describe('clusters of an update that was killed', () => {
  it('are not read, also when the old settings are back', async () => {
    const place = await clustersBy('killed', {});
    const folderOf = join(place, 'clusters');
    const usual = readClusterSettings(folderOf);
    const addresses = openGraphFiles(join(place, 'graph'), 'read');
    writeClusterSettings(folderOf, { ...usual, holdFrom: 2 });
    // Other settings than those that made them.
    expect(() => openClusters(place)).toThrow(expect.objectContaining({ code: 'CLUSTERS_MISSING' }));
    // As a kill after the first file that was cut.
    const fail = { ...addresses, counts: () => ({ ...addresses.counts(), inputs: -1 }) };
    Object.defineProperty(fail, 'addresses', {
      get() {
        throw new Error('killed');
      },
    });
    await expect(updateClusters(fail, folderOf)).rejects.toThrow('killed');
    writeClusterSettings(folderOf, usual);
    expect(() => openClusters(place)).toThrow(expect.objectContaining({ code: 'CLUSTERS_MISSING' }));
    await updateClusters(addresses, folderOf);
    addresses.close();
    expect(files(place)).toEqual(files(await clustersBy('not killed', {})));
  });

  it('a merge file that was emptied is an error, not a search without end', async () => {
    const place = await clustersBy('emptied', {});
    const clusters = openClusters(place);
    const { addresses } = (await openGraphSource(place).coverage()) as { addresses: number };
    const cluster = largest(clusters, addresses);
    clusters.close();
    truncateSync(join(place, 'clusters', 'merge.u32x6'), 0);
    const damaged = openClusters(place);
    const [a, b] = damaged.members(cluster, { offset: 0, limit: 2 });
    expect(() => damaged.path(a!, b!)).toThrow(expect.objectContaining({ code: 'GRAPH_DAMAGED' }));
    damaged.close();
  });
});

describe('a merge that a person decided', () => {
  it('is made when the second address arrives, as if the chain had been read at once', async () => {
    const source = openGraphSource(data);
    const { addresses } = await source.coverage();
    const [a, b] = await source.addresses(Uint32Array.of(0, addresses - 1));
    await source.close();
    const decisions = [{ decision: 'merge', a: a!, b: b!, by: 'A', reason: 'r' }] as const;
    const once = await clustersBy('decided once', { decisions });
    const grown = await clustersBy('decided grown', { decisions }, [1, 3, 8]);
    expect(files(grown)).toEqual(files(once));
    const clusters = openClusters(grown);
    expect(clusters.of(addresses - 1)).toEqual(clusters.of(0));
    expect(clusters.path(0, addresses - 1)!.map(({ rule }) => rule)).toContain('decision');
    clusters.close();
  });
});

describe('clusters that grow with the chain', () => {
  it.each([
    ['the usual rules', {}],
    ['a guard that holds much back', { holdFrom: 2 }],
    ['other CoinJoins left out', { leaveOut: ['generic'] as const }],
  ])('are the same files as clusters made at once: %s', async (name, settings) => {
    const once = await clustersBy(`once ${name}`, settings);
    const grown = await clustersBy(`grown ${name}`, settings, [1, 2, 3, 5, 7, 8]);
    expect(files(grown)).toEqual(files(once));
    expect(readClusterCheckpoint(join(once, 'clusters')).merges).toBeGreaterThan(1_000);
  });

  it('are taken back with a reorganisation, held merges too', async () => {
    const settings = { holdFrom: 2 };
    const whole = await clustersBy('whole', settings);
    const graph = openGraphFiles(join(whole, 'graph'), 'write');
    unwindGraph(graph, 4);
    await updateClusters(graph, join(whole, 'clusters'));
    graph.close();
    const short = await clustersBy('short', settings, []);
    rmSync(join(short, 'clusters'), { recursive: true });
    writeClusterSettings(join(short, 'clusters'), { ...DEFAULT_CLUSTER_SETTINGS, ...settings });
    const cut = openGraphFiles(join(short, 'graph'), 'write');
    unwindGraph(cut, 4);
    await updateClusters(cut, join(short, 'clusters'));
    cut.close();
    expect(files(whole)).toEqual(files(short));
    expect(readClusterCheckpoint(join(short, 'clusters')).holds).toBeGreaterThan(0);
  });

  it('join change when asked to, by a rule of its own', async () => {
    const settings = { change: 'unique(one-time & optimal)' };
    const once = await clustersBy('change once', settings);
    expect(files(await clustersBy('change again', settings))).toEqual(files(once));
    const plain = readClusterCheckpoint(join(await clustersBy('no change', {}), 'clusters')).merges;
    expect(readClusterCheckpoint(join(once, 'clusters')).merges).toBeGreaterThan(plain);
  });
});

describe('what if', () => {
  it('without a transaction a cluster falls apart exactly as it is made without it', async () => {
    const source = openGraphSource(data);
    const clusters = openClusters(data);
    const { addresses } = await source.coverage();
    const cluster = largest(clusters, addresses);
    const members = clusters.members(cluster, { offset: 0, limit: cluster.size });
    const paths = [...members].map((member) => clusters.path(members[0]!, member)!);
    const path = paths.reduce((long, one) => (one.length > long.length ? one : long));
    expect(path.length).toBeGreaterThan(1);
    let splits = 0;
    for (const { tx } of path.slice(0, 4)) {
      const [txid] = await source.txids(Float64Array.of(tx));
      const doubt = { transactions: [tx], rules: [] };
      const split = await splitCluster(data, { members, settings: clusters.settings }, doubt);
      const place = await clustersBy(`without ${tx}`, {
        decisions: [{ decision: 'ignore', txid: txid!, by: 'test', reason: 'what if' }],
      });
      const without = openClusters(place);
      for (const member of members) expect(split.partOf(member)!.id).toBe(without.of(member).id);
      const parts = new Set([...members].map((member) => without.of(member).id));
      expect(split.parts.map(({ id }) => id).sort()).toEqual([...parts].sort());
      expect(split.parts.reduce((sum, { size }) => sum + size, 0)).toBe(cluster.size);
      if (parts.size > 1) splits += 1;
      without.close();
    }
    expect(splits).toBeGreaterThan(0);
    clusters.close();
    await source.close();
  });

  it('without doubt nothing changes; without its only rule nothing holds together', async () => {
    const clusters = openClusters(data);
    const source = openGraphSource(data);
    const cluster = largest(clusters, (await source.coverage()).addresses);
    const members = clusters.members(cluster, { offset: 0, limit: cluster.size });
    const about = { members, settings: clusters.settings };
    expect((await splitCluster(data, about, { transactions: [], rules: [] })).parts).toEqual([cluster]);
    const alone = await splitCluster(data, about, { transactions: [], rules: ['multi-input'] });
    expect(alone.parts.length).toBe(cluster.size);
    clusters.close();
    await source.close();
  });
});
