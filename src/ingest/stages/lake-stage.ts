import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory } from '../../lake/files/write-file-atomic.ts';
import {
  emptyManifest,
  type LakeFile,
  type Manifest,
  readManifest,
  writeManifest,
} from '../../lake/manifest.ts';
import { writeParquet } from '../../lake/parquet/write-parquet.ts';
import { partitionFile, partitionFolder } from '../../lake/partition.ts';
import { TABLES } from '../../lake/schema/tables.ts';
import type { Chain } from '../../primitives/chain.ts';
import { displayHash } from '../../primitives/display-hash.ts';
import type { Segment } from '../segment/segment.ts';
import { segmentRows } from './segment-rows.ts';

export interface LakeStage {
  readonly id: 'lake';
  manifest(): Manifest;
  /** Segments done. */
  checkpoint(): number;
  /**
   * Writes a segment behind the one that ends where it begins. Segments that the lake had from there on are replaced in
   * the moment of commit: until then they are untouched, whatever goes wrong.
   */
  execute(segment: Segment): void;
}

/** Writes resolved segments as Parquet partitions; replacing the manifest commits them. Cleans up after a crash. */
export function createLakeStage(directory: string, chain: Chain): LakeStage {
  let manifest = readManifest(directory) ?? emptyManifest(chain.id);
  removeUnlisted(directory, manifest);

  return {
    id: 'lake',
    manifest: () => manifest,
    checkpoint: () => manifest.segments.length,
    execute(segment) {
      const { base } = segment;
      const kept = manifest.segments.filter((other) => other.from.blocks < base.blocks);
      const files: Record<string, LakeFile> = {};
      for (const table of TABLES) {
        const folder = join(directory, partitionFolder(table.name, kept.length));
        mkdirSync(folder, { recursive: true });
        const temporary = join(folder, '_part.parquet.tmp');
        const written = writeParquet(temporary, table, segmentRows(segment, table.name, chain));
        renameSync(temporary, join(directory, partitionFile(table.name, kept.length, written)));
        syncDirectory(folder);
        files[table.name] = written;
      }
      const last = (segment.blocks - 1) * 32;
      const lastHash = displayHash(segment.blockHash.subarray(last, last + 32));
      const replaces = kept.length < manifest.segments.length;
      manifest = {
        ...manifest,
        segments: [...kept, { from: base, lastHash, files }],
        totals: {
          blocks: base.blocks + segment.blocks,
          transactions: base.transactions + segment.transactions,
          inputs: base.inputs + segment.inputs,
          outputs: base.outputs + segment.outputs,
          addresses: base.addresses + segment.newAddresses.length,
        },
      };
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
