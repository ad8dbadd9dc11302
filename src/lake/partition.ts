import { join } from 'node:path';
import type { LakeFile } from './manifest.ts';

/** Hive partition folder of a table's segment, relative to the lake: `lake/outputs/segment=00000012`. */
export function partitionFolder(table: string, segment: number): string {
  return join('lake', table, `segment=${String(segment).padStart(8, '0')}`);
}

/**
 * The file of a partition. Its name comes from its content, so that a segment that replaces another one lies beside it
 * until the manifest names the new one: nothing is ever overwritten.
 */
export function partitionFile(table: string, segment: number, file: Pick<LakeFile, 'sha256'>): string {
  return join(partitionFolder(table, segment), `part-${file.sha256.slice(0, 16)}.parquet`);
}
