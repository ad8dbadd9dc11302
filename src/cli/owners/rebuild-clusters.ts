import { join } from 'node:path';
import type { ClusterCheckpoint } from '../../clustering/files/cluster-files.ts';
import type { ClusterSettings } from '../../clustering/settings/cluster-settings.ts';
import { readClusterSettings } from '../../clustering/settings/read-cluster-settings.ts';
import { writeClusterSettings } from '../../clustering/settings/write-cluster-settings.ts';
import { updateClusters } from '../../clustering/update-clusters.ts';
import { readGraphCheckpoint } from '../../graph/store/checkpoint.ts';
import { openGraphFiles } from '../../graph/store/graph-files.ts';
import { lockLake } from '../../ingest/lock.ts';
import { readManifest, segmentDigest } from '../../lake/manifest.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/**
 * Changes the settings of the clusters beside a lake and makes them by these. Killed in between, the next update makes
 * them. Errors: LAKE_MISSING, LAKE_FAMILY, GRAPH_MISSING, GRAPH_STALE, LAKE_BUSY, CLUSTER_SETTINGS_INVALID.
 */
export async function rebuildClusters(
  directory: string,
  change: (settings: ClusterSettings) => ClusterSettings,
): Promise<ClusterCheckpoint & { readonly addresses: number }> {
  const manifest = readManifest(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  if (isEvmChain(manifest.chain))
    throw new JejakError('LAKE_FAMILY', { meta: { directory, found: manifest.chain, expected: 'Bitcoin' } });
  const release = await lockLake(directory);
  try {
    const graphFolder = join(directory, 'graph');
    const checkpoint = readGraphCheckpoint(graphFolder);
    if (!checkpoint) throw new JejakError('GRAPH_MISSING', { meta: { directory } });
    if (manifest.segments.some((segment, i) => checkpoint.digests[i] !== segmentDigest(segment)))
      throw new JejakError('GRAPH_STALE', { meta: { directory: graphFolder } });
    const folder = join(directory, 'clusters');
    writeClusterSettings(folder, change(readClusterSettings(folder)));
    const graph = openGraphFiles(graphFolder, 'read');
    try {
      return { ...(await updateClusters(graph, folder)), addresses: graph.counts().addresses };
    } finally {
      graph.close();
    }
  } finally {
    release();
  }
}
