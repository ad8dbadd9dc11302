import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { updateClusters } from '../../clustering/update-clusters.ts';
import { asSystemError } from '../../files/as-system-error.ts';
import { openGraphFiles } from '../../graph/store/graph-files.ts';
import { lockLake } from '../lock.ts';
import { derivedKind } from './open-derived.ts';

/** Files that a screening makes anew when it needs them. */
const SCREENING = 'screening';

export interface Rebuilt {
  readonly chain: string;
  readonly segments: number;
  /** Folders that were made anew, or removed so that the next command makes them. */
  readonly folders: readonly string[];
}

/**
 * Throws away everything beside a lake that is derived from it, and makes it anew out of the tables, which are checked
 * against the manifest first: files for random access and clusters. Settings of clusters and decisions stay. Killed at any moment, the next
 * run or ingest makes what is missing. Errors: LAKE_MISSING, LAKE_DAMAGED, LAKE_VERSION, LAKE_BUSY, DISK_FULL, CANCELLED.
 */
export async function rebuildDerived(lake: string, signal?: AbortSignal): Promise<Rebuilt> {
  const kind = derivedKind(lake);
  const release = await lockLake(lake);
  try {
    // What is there may still be good: it goes when there is something to make it of.
    await kind.checkTables();
    const folder = join(lake, kind.name);
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(lake, SCREENING), { recursive: true, force: true });
    await kind.build(folder, signal);
    const folders = [folder];
    if (kind.name === 'graph') {
      const graph = openGraphFiles(folder, 'read');
      try {
        folders.push(await anewClusters(lake, graph));
      } finally {
        graph.close();
      }
    }
    return { chain: kind.manifest.chain, segments: kind.manifest.segments.length, folders };
  } catch (error) {
    throw asSystemError(error, lake);
  } finally {
    release();
  }
}

async function anewClusters(lake: string, graph: ReturnType<typeof openGraphFiles>): Promise<string> {
  const folder = join(lake, 'clusters');
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (name !== 'settings.json') rmSync(join(folder, name), { recursive: true, force: true });
  await updateClusters(graph, folder);
  return folder;
}
