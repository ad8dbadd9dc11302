import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ColumnFile, openColumnFile } from '../../graph/files/column-file.ts';

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
  /** Whether the columns are those of the merges: not while an update is under way or was killed. */
  readonly whole: boolean;
}

export const NO_CLUSTERS: ClusterCheckpoint = {
  version: 3,
  merges: 0,
  holds: 0,
  settings: '',
  digests: [],
  whole: false,
};

export interface ClusterFiles {
  readonly columns: Readonly<Record<keyof typeof CLUSTER_COLUMNS, ColumnFile>>;
  /** The spanning forest of evidence: one record a merge, in chain order. */
  readonly merges: ColumnFile;
  readonly holds: ColumnFile;
  close(): void;
}

/** Nothing covered when there is no checkpoint, or one of another version. */
export function readClusterCheckpoint(directory: string): ClusterCheckpoint {
  const path = join(directory, 'checkpoint.json');
  if (!existsSync(path)) return NO_CLUSTERS;
  const checkpoint = JSON.parse(readFileSync(path, 'utf8')) as ClusterCheckpoint;
  return checkpoint.version === NO_CLUSTERS.version ? checkpoint : NO_CLUSTERS;
}

export function openClusterFiles(directory: string, mode: 'read' | 'write'): ClusterFiles {
  if (mode === 'write') mkdirSync(directory, { recursive: true });
  const columns = Object.fromEntries(
    Object.entries(CLUSTER_COLUMNS).map(([name, file]) => [
      name,
      openColumnFile(join(directory, file), 4, mode),
    ]),
  ) as Record<keyof typeof CLUSTER_COLUMNS, ColumnFile>;
  const merges = openColumnFile(join(directory, 'merge.u32x6'), MERGE_BYTES, mode);
  const holds = openColumnFile(join(directory, 'hold.u32x4'), HOLD_BYTES, mode);
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
