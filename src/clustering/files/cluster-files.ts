import { join } from 'node:path';
import { type CheckpointField, readCheckpoint } from '../../lake/files/read-checkpoint.ts';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { seal } from '../../lake/pages/seal.ts';

/** Files of clusters. Columns are by address id and made anew from the merges at the end of an update. */
export const CLUSTER_FILES = {
  /** Smallest address id of the cluster: its id. */
  root: { file: 'cluster.root.u32', width: 4 },
  /** All addresses, those of one cluster side by side, ascending. */
  member: { file: 'cluster.member.u32', width: 4 },
  /** For a root: where its members begin in `member`. */
  first: { file: 'cluster.first.u32', width: 4 },
  /** For a root: number of members. */
  size: { file: 'cluster.size.u32', width: 4 },
  /** For an address that lost its place as a root: number of the merge that did it; all ones for none. */
  merge: { file: 'cluster.merge.u32', width: 4 },
  /** The spanning forest of evidence, in chain order: the root that lost, the root that stays, the two addresses, the transaction, rule and confidence; six u32. */
  merges: { file: 'merge.u32x6', width: 24 },
  /** Merges that were held back: the two addresses, the transaction, the reason (HOLD_REASONS); four u32. */
  holds: { file: 'hold.u32x4', width: 16 },
} as const;

export type ClusterFile = keyof typeof CLUSTER_FILES;

/** How far clusters go. */
export interface ClusterCheckpoint {
  readonly version: number;
  readonly merges: number;
  readonly holds: number;
  /** clusterSettingsDigest of the rules that they were made by. */
  readonly settings: string;
  /** Digests of the lake's segments that they cover. */
  readonly digests: readonly string[];
  /** Whether the columns are those of the merges: not while an update is under way or was killed. */
  readonly whole: boolean;
  /** Root of the sums of pages. */
  readonly root: string;
}

export const NO_CLUSTERS: ClusterCheckpoint = {
  /** 4: pages have sums. */
  version: 4,
  merges: 0,
  holds: 0,
  settings: '',
  digests: [],
  whole: false,
  root: '',
};

const FIELDS: Readonly<Record<string, CheckpointField>> = {
  merges: 'count',
  holds: 'count',
  settings: 'digest',
  digests: 'digests',
  whole: 'flag',
  root: 'digest',
};

/** Nothing covered when there is no checkpoint, or one of another version. Errors: CHECKPOINT_DAMAGED. */
export function readClusterCheckpoint(directory: string): ClusterCheckpoint {
  const file = join(directory, 'checkpoint.json');
  const { version } = NO_CLUSTERS;
  const checkpoint = readCheckpoint<ClusterCheckpoint>(file, { version, fields: FIELDS });
  return checkpoint?.version === version ? checkpoint : NO_CLUSTERS;
}

/** Takes the place of the checkpoint that was there. */
export function writeClusterCheckpoint(directory: string, state: Omit<ClusterCheckpoint, 'version'>): void {
  const file = join(directory, 'checkpoint.json');
  writeFileAtomic(file, seal({ version: NO_CLUSTERS.version, ...state }));
}
