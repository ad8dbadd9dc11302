import { join } from 'node:path';

/** Hive partition folder of a table's segment, relative to the lake: `lake/outputs/segment=00000012`. */
export function partitionFolder(table: string, segment: number): string {
  return join('lake', table, `segment=${String(segment).padStart(8, '0')}`);
}

/** The one file of a partition. */
export function partitionFile(table: string, segment: number): string {
  return join(partitionFolder(table, segment), 'part.parquet');
}
