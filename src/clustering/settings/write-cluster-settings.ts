import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { seal } from '../../lake/pages/seal.ts';
import type { ClusterSettings } from './cluster-settings.ts';

/** Puts settings into the folder of clusters; the next updateClusters makes the clusters by them. */
export function writeClusterSettings(directory: string, settings: ClusterSettings): void {
  mkdirSync(directory, { recursive: true });
  writeFileAtomic(join(directory, 'settings.json'), seal(settings, 2));
}
