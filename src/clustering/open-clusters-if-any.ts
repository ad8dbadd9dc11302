import { JejakError } from '../primitives/jejak-error.ts';
import { type Clusters, openClusters } from './open-clusters.ts';

/** The clusters beside a lake; undefined when there are none that cover it: then each address stands alone. */
export function openClustersIfAny(directory: string): Clusters | undefined {
  try {
    return openClusters(directory);
  } catch (error) {
    if (error instanceof JejakError && error.code === 'CLUSTERS_MISSING') return undefined;
    throw error;
  }
}
