import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { segmentDigest } from '../../lake/manifest.ts';
import { failedCheck, type LakeCheck } from '../../lake/verify/lake-check.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { lockLake } from '../lock.ts';
import { type Derived, type DerivedKind, derivedKind, differenceOf } from '../rebuild/open-derived.ts';

/**
 * Checks the files for random access beside a lake: whether they are those of the lake, every page against its CRC, every
 * run of the indexes. `deep` also makes them anew in a folder of its own, out of the lake's tables, and compares row by row:
 * it takes their size on the disk, and the lake's lock. Errors: LAKE_MISSING, LAKE_DAMAGED, LAKE_BUSY, CANCELLED.
 */
export async function checkDerived(lake: string, deep: boolean, signal?: AbortSignal): Promise<LakeCheck[]> {
  const kind = derivedKind(lake);
  const check = `${kind.name} files`;
  const folder = join(lake, kind.name);
  if (!existsSync(folder)) return [failedCheck(check, `${folder}: missing`)];
  return withFiles(kind, folder, async (derived) => {
    const expected = kind.manifest.segments.map(segmentDigest);
    if (derived.digests.join() !== expected.join())
      return [failedCheck(check, `${folder}: of ${derived.digests.length} segments, not those of the lake`)];
    const found = differenceOf(derived);
    if (found !== undefined) return [failedCheck(check, found)];
    const good = { check, good: true, detail: '' };
    return deep ? [good, await compareWithLake(kind, derived, signal)] : [good];
  });
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
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && !(error instanceof JejakError && error.code === 'GRAPH_DAMAGED')) throw error;
    return [failedCheck(`${kind.name} files`, (error as Error).message)];
  } finally {
    derived?.close();
  }
}

async function compareWithLake(
  kind: DerivedKind,
  derived: Derived,
  signal: AbortSignal | undefined,
): Promise<LakeCheck> {
  const check = `${kind.name} files match the lake`;
  const place = join(kind.lake, `_${kind.name}.tmp`);
  const release = lockLake(kind.lake);
  try {
    // What a killed check left.
    rmSync(place, { recursive: true, force: true });
    await kind.build(place, signal);
    const other = kind.open(place);
    try {
      const found = differenceOf(derived, other);
      return found === undefined ? { check, good: true, detail: '' } : failedCheck(check, found);
    } finally {
      other.close();
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
    release();
  }
}
