import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openClusterSet } from '../../clustering/files/open-cluster-set.ts';
import { readClusterSettings } from '../../clustering/settings/read-cluster-settings.ts';
import { writeClusterSettings } from '../../clustering/settings/write-cluster-settings.ts';
import { updateClusters } from '../../clustering/update-clusters.ts';
import { checkColumns } from '../../graph/files/check-columns.ts';
import { openGraphFiles } from '../../graph/store/graph-files.ts';
import { segmentDigest } from '../../lake/manifest.ts';
import { failedCheck, type LakeCheck } from '../../lake/verify/lake-check.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { lockLake } from '../lock.ts';
import { type Derived, type DerivedKind, derivedKind, differenceOf } from '../rebuild/open-derived.ts';

/** What says that files are not what was written. */
const DAMAGE = new Set(['GRAPH_DAMAGED', 'CHECKPOINT_DAMAGED', 'CLUSTER_SETTINGS_INVALID', 'GRAPH_LINK']);

/**
 * Checks the files for random access and the clusters beside a lake: whether they are those of the lake, every page against its CRC, every
 * run of the indexes. `deep` also makes them anew in a folder of its own, out of the lake's tables, and compares row by row:
 * it takes their size on the disk, and the lake's lock. Errors: LAKE_MISSING, LAKE_DAMAGED, LAKE_BUSY, CANCELLED.
 */
export async function checkDerived(lake: string, deep: boolean, signal?: AbortSignal): Promise<LakeCheck[]> {
  const kind = derivedKind(lake);
  const files = await checkFilesOf(kind, deep, signal);
  return [...files, ...(kind.name === 'graph' ? checkClusters(lake) : [])];
}

function checkFilesOf(kind: DerivedKind, deep: boolean, signal?: AbortSignal): Promise<LakeCheck[]> {
  const check = `${kind.name} files`;
  const folder = join(kind.lake, kind.name);
  if (!existsSync(folder)) return Promise.resolve([failedCheck(check, `${folder}: missing`)]);
  return withFiles(kind, folder, async (derived) => {
    const expected = kind.manifest.segments.map(segmentDigest);
    if (derived.digests.join() !== expected.join())
      return [failedCheck(check, `${folder}: of ${derived.digests.length} segments, not those of the lake`)];
    const found = differenceOf(derived);
    if (found !== undefined) return [failedCheck(check, found)];
    const good = { check, good: true, detail: '' };
    return deep ? [good, ...(await compareWithLake(kind, derived, signal))] : [good];
  });
}

function checkClusters(lake: string): LakeCheck[] {
  const check = 'clusters';
  const folder = join(lake, 'clusters');
  if (!existsSync(folder)) return [];
  try {
    readClusterSettings(folder);
    const set = openClusterSet(folder);
    if (!set) return [failedCheck(check, `${folder}: an update is under way, or was stopped`)];
    try {
      const found = checkColumns(set.columns);
      return [found === undefined ? { check, good: true, detail: '' } : failedCheck(check, found)];
    } finally {
      set.close();
    }
  } catch (error) {
    return [failedCheck(check, noticed(error))];
  }
}

/** What is wrong, of an error that says so; others go on. */
function noticed(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || (error instanceof JejakError && DAMAGE.has(error.code)))
    return (error as Error).message;
  throw error;
}

async function withFiles(
  kind: DerivedKind,
  folder: string,
  look: (derived: Derived) => Promise<LakeCheck[]>,
): Promise<LakeCheck[]> {
  let derived: Derived | undefined;
  try {
    derived = kind.open(folder);
    return await look(derived);
  } catch (error) {
    return [failedCheck(`${kind.name} files`, noticed(error))];
  } finally {
    derived?.close();
  }
}

/** Clusters made anew by the settings beside the lake, over the graph files that were made anew. */
async function compareClusters(kind: DerivedKind, place: string): Promise<LakeCheck[]> {
  const check = 'clusters match the lake';
  const folder = join(kind.lake, 'clusters');
  const known = kind.name === 'graph' && existsSync(folder) ? openClusterSet(folder) : undefined;
  if (!known) return [];
  const graph = openGraphFiles(place, 'read');
  try {
    const anew = join(place, 'clusters');
    writeClusterSettings(anew, readClusterSettings(folder));
    await updateClusters(graph, anew);
    const other = openClusterSet(anew)!;
    try {
      const found = checkColumns(known.columns, other.columns);
      return [found === undefined ? { check, good: true, detail: '' } : failedCheck(check, found)];
    } finally {
      other.close();
    }
  } catch (error) {
    return [failedCheck(check, noticed(error))];
  } finally {
    graph.close();
    known.close();
  }
}

async function compareWithLake(
  kind: DerivedKind,
  derived: Derived,
  signal: AbortSignal | undefined,
): Promise<LakeCheck[]> {
  const check = `${kind.name} files match the lake`;
  const place = join(kind.lake, `_${kind.name}.tmp`);
  const release = await lockLake(kind.lake);
  try {
    // What a killed check left.
    rmSync(place, { recursive: true, force: true });
    await kind.build(place, signal);
    const other = kind.open(place);
    try {
      const found = differenceOf(derived, other);
      const rows = found === undefined ? { check, good: true, detail: '' } : failedCheck(check, found);
      return [rows, ...(await compareClusters(kind, place))];
    } finally {
      other.close();
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
    release();
  }
}
