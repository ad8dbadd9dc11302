import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory } from '../../lake/files/write-file-atomic.ts';
import type { LakeFile } from '../../lake/manifest.ts';
import { writeParquet } from '../../lake/parquet/write-parquet.ts';
import { partitionFile, partitionFolder } from '../../lake/partition.ts';
import { TABLES } from '../../lake/schema/tables.ts';
import type { Chain } from '../../primitives/chain.ts';
import type { ResolvedSegment } from '../segment/segment.ts';
import { segmentRows } from './segment-rows.ts';

export interface SegmentPlace {
  readonly directory: string;
  /** Number of the segment. */
  readonly index: number;
  readonly chain: Chain;
}

/** Writes the Parquet partitions of a resolved segment and syncs them. They count once a manifest names them. */
export function writeSegmentFiles(segment: ResolvedSegment, place: SegmentPlace): Record<string, LakeFile> {
  const { directory, index, chain } = place;
  const files: Record<string, LakeFile> = {};
  for (const table of TABLES) {
    const folder = join(directory, partitionFolder(table.name, index));
    mkdirSync(folder, { recursive: true });
    const temporary = join(folder, '_part.parquet.tmp');
    const written = writeParquet(temporary, table, segmentRows(segment, table.name, chain));
    renameSync(temporary, join(directory, partitionFile(table.name, index, written)));
    syncDirectory(folder);
    files[table.name] = written;
  }
  return files;
}
