import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  emptyManifest,
  type LakeCounts,
  type LakeSegment,
  type Manifest,
  readManifest,
  writeManifest,
} from '../../lake/manifest.ts';
import { partitionFile } from '../../lake/partition.ts';
import { TABLES } from '../../lake/schema/tables.ts';
import type { Chain } from '../../primitives/chain.ts';

export interface LakeStage {
  readonly id: 'lake';
  manifest(): Manifest;
  /** Segments done. */
  checkpoint(): number;
  /** Place that a segment beginning at `from` takes: behind the segments that end there. */
  indexOf(from: LakeCounts): number;
  /**
   * Puts a written segment into the manifest. Segments that the lake had from there on are replaced in this moment:
   * until then they are untouched, whatever goes wrong.
   */
  commit(segment: LakeSegment, totals: LakeCounts): void;
}

/** Keeps the manifest of a lake: replacing it commits a segment. Cleans up after a crash. */
export function createLakeStage(directory: string, chain: Chain): LakeStage {
  let manifest = readManifest(directory) ?? emptyManifest(chain.id);
  removeUnlisted(directory, manifest);

  function indexOf(from: LakeCounts): number {
    return manifest.segments.filter((other) => other.from.blocks < from.blocks).length;
  }
  return {
    id: 'lake',
    manifest: () => manifest,
    checkpoint: () => manifest.segments.length,
    indexOf,
    commit(segment, totals) {
      const index = indexOf(segment.from);
      const replaces = index < manifest.segments.length;
      manifest = { ...manifest, segments: [...manifest.segments.slice(0, index), segment], totals };
      writeManifest(directory, manifest);
      if (replaces) removeUnlisted(directory, manifest);
    },
  };
}

/** Files that the manifest does not name are left over from a killed run or were replaced. */
function removeUnlisted(directory: string, manifest: Manifest): void {
  for (const table of TABLES) {
    const folder = join(directory, 'lake', table.name);
    if (!existsSync(folder)) continue;
    const listed = new Set(
      manifest.segments.map((segment, i) => partitionFile(table.name, i, segment.files[table.name]!)),
    );
    for (const partition of readdirSync(folder)) {
      for (const name of readdirSync(join(folder, partition))) {
        if (!listed.has(join('lake', table.name, partition, name))) rmSync(join(folder, partition, name));
      }
      if (readdirSync(join(folder, partition)).length === 0)
        rmSync(join(folder, partition), { recursive: true });
    }
  }
}
