import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listedFile } from '../../lake/listed-file.ts';
import {
  emptyManifest,
  type LakeCounts,
  type LakeSegment,
  type Manifest,
  readManifest,
  writeManifest,
} from '../../lake/manifest.ts';
import { partitionFile } from '../../lake/partition.ts';
import type { Table } from '../../lake/schema/table.ts';

/** What a lake of one kind of chain holds. */
export interface LakeKind<Counts> {
  readonly chain: string;
  readonly tables: readonly Table[];
  /** Counts of an empty lake. */
  readonly none: Counts;
}

export interface LakeStage<Counts = LakeCounts> {
  readonly id: 'lake';
  manifest(): Manifest<Counts>;
  /** Segments done. */
  checkpoint(): number;
  /** Place that a segment beginning at `from` takes: behind the segments that end there. */
  indexOf(from: Counts): number;
  /**
   * Puts a written segment into the manifest. Segments that the lake had from there on are replaced in this moment:
   * until then they are untouched, whatever goes wrong.
   */
  commit(segment: LakeSegment<Counts>, totals: Counts): void;
}

/** Keeps the manifest of a lake: replacing it commits a segment. Cleans up after a crash. */
export function createLakeStage<Counts extends { readonly blocks: number }>(
  directory: string,
  { chain, tables, none }: LakeKind<Counts>,
): LakeStage<Counts> {
  let manifest = readManifest<Counts>(directory) ?? emptyManifest(chain, none);
  removeUnlisted(directory, manifest, tables);

  function indexOf(from: Counts): number {
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
      if (replaces) removeUnlisted(directory, manifest, tables);
    },
  };
}

/** Files that the manifest does not name are left over from a killed run or were replaced. */
function removeUnlisted(directory: string, manifest: Manifest<unknown>, tables: readonly Table[]): void {
  for (const table of tables) {
    const folder = join(directory, 'lake', table.name);
    if (!existsSync(folder)) continue;
    const listed = new Set(
      manifest.segments.map((segment, i) => partitionFile(table.name, i, listedFile(segment, table.name, i))),
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
