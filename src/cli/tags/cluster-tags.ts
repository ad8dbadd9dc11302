import type { TagStore } from '../../attribution/store/open-tag-store.ts';
import { openClusters } from '../../clustering/open-clusters.ts';
import { openGraphSource } from '../../graph/open-graph-source.ts';
import { readManifest } from '../../lake/manifest.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { type InheritedTags, inheritedTags } from '../../screening/labels/inherited-tags.ts';

const MEMBERS = 10_000;

/** What an address inherits in the lake beside the tags; undefined where there is no lake, or none with clusters. */
export async function clusterTags(
  store: TagStore,
  address: string,
  data: string,
): Promise<InheritedTags | undefined> {
  const manifest = readManifest(data);
  if (!manifest || isEvmChain(manifest.chain) || /^[0-9a-fA-F]{64}$/.test(address)) return undefined;
  const source = openGraphSource(data);
  try {
    const clusters = openClusters(data);
    try {
      return await inheritedTags({ source, clusters, claimsOf: store.find }, address, MEMBERS);
    } finally {
      clusters.close();
    }
  } catch (error) {
    // What the lake cannot say does not keep the tags themselves back.
    if (error instanceof JejakError && ['CLUSTERS_MISSING', 'ADDRESS_INVALID'].includes(error.code))
      return undefined;
    throw error;
  } finally {
    await source.close();
  }
}
