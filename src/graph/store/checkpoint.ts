import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import type { GraphCounts } from './columns.ts';

const VERSION = 2;

/** How far graph files go. `bounds` has the counts before each segment and, last, the totals. */
export interface GraphCheckpoint {
  readonly version: number;
  readonly bounds: readonly GraphCounts[];
  /** Digest of each segment in the lake that the files were made from: other data, other digests. */
  readonly digests: readonly string[];
}

/** Undefined when there is none, or one of another version: then the files are built anew. */
export function readGraphCheckpoint(directory: string): GraphCheckpoint | undefined {
  const path = join(directory, 'checkpoint.json');
  if (!existsSync(path)) return undefined;
  const checkpoint = JSON.parse(readFileSync(path, 'utf8')) as GraphCheckpoint;
  return checkpoint.version === VERSION ? checkpoint : undefined;
}

export function writeGraphCheckpoint(directory: string, state: Omit<GraphCheckpoint, 'version'>): void {
  writeFileAtomic(join(directory, 'checkpoint.json'), `${JSON.stringify({ version: VERSION, ...state })}\n`);
}
