import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gather } from '../graph/files/gather.ts';
import { readGraphCheckpoint } from '../graph/store/checkpoint.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { openClusterSet } from './files/open-cluster-set.ts';
import { HOLD_REASONS, type HoldReason } from './guard/merge-guard.ts';
import { createMergeReader } from './proof/create-merge-reader.ts';
import type { ProofEdge } from './proof/proof-edge.ts';
import { proofPath } from './proof/proof-path.ts';
import { type ClusterSettings, clusterSettingsDigest } from './settings/cluster-settings.ts';
import { readClusterSettings } from './settings/read-cluster-settings.ts';

export interface Cluster {
  /** Smallest address id of the cluster. */
  readonly id: number;
  readonly size: number;
}

/** A merge that the guard did not make. Ids are dense ids. */
export interface HeldMerge {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly reason: HoldReason;
}

/** Reads the clusters beside a lake. */
export interface Clusters {
  /** By what rules they were made. */
  readonly settings: ClusterSettings;
  of(address: number): Cluster;
  /** Address ids of a cluster in ascending order, one page. */
  members(cluster: Cluster, page: { readonly offset: number; readonly limit: number }): Uint32Array;
  /** The path of evidence in the spanning forest from a to b; undefined when they are apart. */
  path(a: number, b: number): ProofEdge[] | undefined;
  /** Merges that were held back, in chain order, one page of the records; `total` counts all of them. */
  held(page: { readonly offset: number; readonly limit: number }): {
    readonly total: number;
    readonly merges: readonly HeldMerge[];
  };
  close(): void;
}

/** Errors: CLUSTERS_MISSING when they do not cover the lake or other settings made them; CLUSTER_SETTINGS_INVALID, GRAPH_DAMAGED. */
export function openClusters(directory: string): Clusters {
  const folder = join(directory, 'clusters');
  const digests = readGraphCheckpoint(join(directory, 'graph'))?.digests ?? [];
  const settings = existsSync(folder) ? readClusterSettings(folder) : undefined;
  const files = settings && openClusterSet(folder);
  const covers =
    settings &&
    files?.checkpoint.digests.join() === digests.join() &&
    files.checkpoint.settings === clusterSettingsDigest(settings);
  if (!files || !covers) {
    files?.close();
    throw new JejakError('CLUSTERS_MISSING', { meta: { directory } });
  }
  const { checkpoint } = files;
  const one = (column: keyof typeof files.columns, row: number) =>
    new Uint32Array(gather(files.columns[column], [row]).buffer)[0]!;

  return {
    settings,
    of(address) {
      const id = one('root', address);
      return { id, size: one('size', id) };
    },
    members(cluster, page) {
      const ids = new Uint32Array(Math.max(0, Math.min(page.limit, cluster.size - page.offset)));
      files.columns.member.read(one('first', cluster.id) + page.offset, new Uint8Array(ids.buffer));
      return ids;
    },
    path: (a, b) => proofPath(createMergeReader(files.columns), a, b),
    held({ offset, limit }) {
      const count = Math.max(0, Math.min(limit, checkpoint.holds - offset));
      const rows = new Uint32Array(count * 4);
      files.columns.holds.read(offset, new Uint8Array(rows.buffer));
      const merges = Array.from({ length: count }, (_, i) => ({
        a: rows[i * 4]!,
        b: rows[i * 4 + 1]!,
        tx: rows[i * 4 + 2]!,
        reason: HOLD_REASONS[rows[i * 4 + 3]!]!,
      }));
      return { total: checkpoint.holds, merges };
    },
    close: () => files.close(),
  };
}
