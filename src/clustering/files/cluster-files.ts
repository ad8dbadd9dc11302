import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ColumnFile, openColumnFile } from '../../graph/files/column-file.ts';
import { type CheckpointField, readCheckpoint } from '../../lake/files/read-checkpoint.ts';

/** Columns by address id, u32, made anew from the merges at the end of an update. */
const CLUSTER_COLUMNS = {
  /** Smallest address id of the cluster: its id. */
  root: 'cluster.root.u32',
  /** All addresses, those of one cluster side by side, ascending. */
  member: 'cluster.member.u32',
  /** For a root: where its members begin in `member`. */
  first: 'cluster.first.u32',
  /** For a root: number of members. */
  size: 'cluster.size.u32',
  /** For an address that lost its place as a root: number of the merge that did it; all ones for none. */
  merge: 'cluster.merge.u32',
} as const;

/** A merge: the root that lost, the root that stays, the two addresses, the transaction, rule and confidence; six u32. */
const MERGE_BYTES = 24;
/** A merge that was held back: the two addresses, the transaction, the reason (HOLD_REASONS); four u32. */
const HOLD_BYTES = 16;

/** How far clusters go. */
export interface ClusterCheckpoint {
  readonly version: number;
  readonly merges: number;
  readonly holds: number;
  /** clusterSettingsDigest of the rules that they were made by. */
  readonly settings: string;
  /** Digests of the lake's segments that they cover. */
  readonly digests: readonly string[];
}

export const NO_CLUSTERS: ClusterCheckpoint = { version: 2, merges: 0, holds: 0, settings: '', digests: [] };

const FIELDS: Readonly<Record<string, CheckpointField>> = {
  merges: 'count',
  holds: 'count',
  settings: 'digest',
  digests: 'digests',
};

export interface ClusterFiles {
  readonly columns: Readonly<Record<keyof typeof CLUSTER_COLUMNS, ColumnFile>>;
  /** The spanning forest of evidence: one record a merge, in chain order. */
  readonly merges: ColumnFile;
  readonly holds: ColumnFile;
  close(): void;
}

/** Nothing covered when there is no checkpoint, or one of another version. Errors: CHECKPOINT_DAMAGED. */
export function readClusterCheckpoint(directory: string): ClusterCheckpoint {
  const file = join(directory, 'checkpoint.json');
  const { version } = NO_CLUSTERS;
  const checkpoint = readCheckpoint<ClusterCheckpoint>(file, { version, fields: FIELDS });
  return checkpoint?.version === version ? checkpoint : NO_CLUSTERS;
}

export function openClusterFiles(directory: string, mode: 'read' | 'write'): ClusterFiles {
  if (mode === 'write') mkdirSync(directory, { recursive: true });
  const columns = Object.fromEntries(
    Object.entries(CLUSTER_COLUMNS).map(([name, file]) => [
      name,
      openColumnFile(join(directory, file), { width: 4, mode }),
    ]),
  ) as Record<keyof typeof CLUSTER_COLUMNS, ColumnFile>;
  const merges = openColumnFile(join(directory, 'merge.u32x6'), { width: MERGE_BYTES, mode });
  const holds = openColumnFile(join(directory, 'hold.u32x4'), { width: HOLD_BYTES, mode });
  return {
    columns,
    merges,
    holds,
    close() {
      merges.close();
      holds.close();
      for (const column of Object.values(columns)) column.close();
    },
  };
}
