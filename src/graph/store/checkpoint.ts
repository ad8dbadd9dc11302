import { join } from 'node:path';
import { type CheckpointField, readCheckpoint } from '../../lake/files/read-checkpoint.ts';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { seal } from '../../lake/pages/seal.ts';
import { type GraphCounts, NO_COUNTS } from './columns.ts';

/** 3: pages have sums. */
const VERSION = 3;

const FIELDS: Readonly<Record<string, CheckpointField>> = {
  bounds: 'counts',
  digests: 'digests',
  root: 'digest',
};

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

/** Undefined when there is none, or one of another version: then the files are built anew. Errors: CHECKPOINT_DAMAGED. */
export function readGraphCheckpoint(directory: string): GraphCheckpoint | undefined {
  const file = join(directory, 'checkpoint.json');
  const checkpoint = readCheckpoint<GraphCheckpoint>(file, { version: VERSION, fields: FIELDS });
  return checkpoint?.version === VERSION ? checkpoint : undefined;
}

export function writeGraphCheckpoint(directory: string, state: Omit<GraphCheckpoint, 'version'>): void {
  writeFileAtomic(join(directory, 'checkpoint.json'), seal({ version: VERSION, ...state }));
}
