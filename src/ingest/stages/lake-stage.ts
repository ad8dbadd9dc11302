import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory } from '../../lake/files/write-file-atomic.ts';
import { emptyManifest, type LakeFile, type Manifest, readManifest, writeManifest } from '../../lake/manifest.ts';
import { partitionFile, partitionFolder } from '../../lake/partition.ts';
import { writeParquet } from '../../lake/parquet/write-parquet.ts';
import { TABLES } from '../../lake/schema/tables.ts';
import type { Chain } from '../../primitives/chain.ts';
import { displayHash } from '../../primitives/display-hash.ts';
import type { Segment } from '../segment/segment.ts';
import { segmentRows } from './segment-rows.ts';
import type { Stage } from './stage.ts';

export interface LakeStage extends Stage<Segment> {
  manifest(): Manifest;
}

/** Writes resolved segments as Parquet partitions; replacing the manifest commits them. Cleans up after a crash. */
export function createLakeStage(directory: string, chain: Chain): LakeStage {
  let manifest = readManifest(directory) ?? emptyManifest(chain.id);
  removeUnlisted(directory, manifest.segments.length);

  function commit(next: Manifest): void {
    writeManifest(directory, next);
    manifest = next;
  }

  return {
    id: 'lake',
    manifest: () => manifest,
    checkpoint: () => manifest.segments.length,
    execute(segment) {
      const index = manifest.segments.length;
      const files: Record<string, LakeFile> = {};
      for (const table of TABLES) {
        const folder = join(directory, partitionFolder(table.name, index));
        mkdirSync(folder, { recursive: true });
        const temporary = join(folder, '_part.parquet.tmp');
        files[table.name] = writeParquet(temporary, table, segmentRows(segment, table.name, chain));
        renameSync(temporary, join(directory, partitionFile(table.name, index)));
        syncDirectory(folder);
      }
      const { base } = segment;
      const last = (segment.blocks - 1) * 32;
      const lastHash = displayHash(segment.blockHash.subarray(last, last + 32));
      commit({
        ...manifest,
        segments: [...manifest.segments, { from: base, lastHash, files }],
        totals: {
          blocks: base.blocks + segment.blocks,
          transactions: base.transactions + segment.transactions,
          inputs: base.inputs + segment.inputs,
          outputs: base.outputs + segment.outputs,
          addresses: base.addresses + segment.newAddresses.length,
        },
      });
    },
    unwind(segments) {
      const dropped = manifest.segments[segments];
      if (!dropped) return;
      commit({ ...manifest, segments: manifest.segments.slice(0, segments), totals: dropped.from });
      removeUnlisted(directory, segments);
    },
  };
}

/** Partitions that the manifest does not name are left over from a killed or unwound run. */
function removeUnlisted(directory: string, segments: number): void {
  for (const table of TABLES) {
    const folder = join(directory, 'lake', table.name);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) {
      const match = /^segment=(\d+)$/.exec(name);
      if (match && Number(match[1]) >= segments) rmSync(join(folder, name), { recursive: true });
    }
  }
}
