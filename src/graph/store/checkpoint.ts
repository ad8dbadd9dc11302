import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { seal } from '../../lake/pages/seal.ts';
import { readSealed } from '../files/read-sealed.ts';
import { type GraphCounts, NO_COUNTS } from './columns.ts';

/** 3: pages have sums. */
const VERSION = 3;

/** How far graph files go. `bounds` has the counts before each segment and, last, the totals. */
export interface GraphCheckpoint {
  readonly version: number;
  readonly bounds: readonly GraphCounts[];
  /** Digest of each segment in the lake that the files were made from: other data, other digests. */
  readonly digests: readonly string[];
  /** Root of the sums of pages; empty where there is no segment. */
  readonly root: string;
}

/** Of files that hold nothing yet. */
export const EMPTY_GRAPH: GraphCheckpoint = { version: VERSION, bounds: [NO_COUNTS], digests: [], root: '' };

/** Undefined when there is none, or one of another version: then the files are built anew. Errors: GRAPH_DAMAGED. */
export function readGraphCheckpoint(directory: string): GraphCheckpoint | undefined {
  const checkpoint = readSealed<GraphCheckpoint>(join(directory, 'checkpoint.json'), VERSION);
  return typeof checkpoint === 'number' ? undefined : checkpoint;
}

export function writeGraphCheckpoint(directory: string, state: Omit<GraphCheckpoint, 'version'>): void {
  writeFileAtomic(join(directory, 'checkpoint.json'), seal({ version: VERSION, ...state }));
}
