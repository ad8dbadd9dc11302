import { copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnFile } from '../../graph/files/column-file.ts';
import { openColumnSet, pickColumns } from '../../graph/files/column-set.ts';
import type { PageSums } from '../../lake/pages/page-sums.ts';
import { removeOtherSums, sumsRoot, writeSums } from '../../lake/pages/sums-file.ts';
import {
  CLUSTER_FILES,
  type ClusterCheckpoint,
  NO_CLUSTERS,
  writeClusterCheckpoint,
} from './cluster-files.ts';

const LOGS = ['merges', 'holds'] as const;
type Log = (typeof LOGS)[number];

/** What an update of clusters is of: settings, and the segments that are covered. */
interface About {
  readonly settings: string;
  readonly digests: readonly string[];
}

/** The records of merges and holds while they are brought up to a chain. */
export interface MergeLog {
  /** The first segment whose records have to be made. */
  readonly from: number;
  readonly files: Readonly<Record<Log, ColumnFile>>;
  /** Keeps so many records of each, and says on the disk that no more are to be believed until `finish`. */
  begin(kept: Readonly<Record<Log, number>>, about: About): void;
  /** Makes the update count, with the sums of the columns that were made from it. */
  finish(columns: ReadonlyMap<string, PageSums>, about: About): ClusterCheckpoint;
  close(): void;
}

/**
 * Opens the records that `before` has, to go on behind those of segment `from`. Records whose sums are not there are not
 * believed: everything is made again.
 */
export function openMergeLog(
  directory: string,
  { before, from }: { readonly before: ClusterCheckpoint; readonly from: number },
): MergeLog {
  mkdirSync(directory, { recursive: true });
  const table = pickColumns(CLUSTER_FILES, LOGS);
  let set = openColumnSet(directory, table, { mode: 'write' });
  const usable = from > 0 && set.load(before.digests.length, before.root);
  const first = usable ? from : 0;

  /** Records of an abandoned branch or of other settings: a reader that has them open keeps the file. */
  function moveAside(kept: Readonly<Record<Log, number>>): void {
    set.close();
    for (const name of LOGS) {
      const path = join(directory, table[name].file);
      const copy = join(directory, `_${table[name].file}.tmp`);
      if (kept[name] > 0) copyFileSync(path, copy);
      else writeFileSync(copy, '');
      renameSync(copy, path);
    }
    set = openColumnSet(directory, table, { mode: 'write' });
    if (kept.merges + kept.holds > 0) set.load(before.digests.length, before.root);
  }
  function save(state: Omit<ClusterCheckpoint, 'version'>): void {
    writeClusterCheckpoint(directory, state);
  }
  return {
    from: first,
    get files() {
      return set.columns;
    },
    begin(kept, { settings, digests }) {
      const all = LOGS.every((name) => kept[name] === (usable ? before[name] : 0));
      const untouched = usable && all && digests.length === before.digests.length;
      if (!untouched) {
        moveAside(kept);
        if (kept.merges + kept.holds > 0) for (const name of LOGS) set.columns[name].cutSums(kept[name]);
        if (digests.length > 0) set.keep(digests.length);
      }
      const root = untouched ? before.root : digests.length > 0 ? sumsRoot(directory, digests.length) : '';
      save({ ...kept, settings, digests, whole: false, root });
      for (const name of LOGS) set.columns[name].truncate(kept[name]);
    },
    finish(columns, { settings, digests }) {
      for (const name of LOGS) set.columns[name].sync();
      const sums = new Map(columns);
      for (const name of LOGS) sums.set(table[name].file, set.columns[name].sums());
      writeSums(directory, digests.length, sums);
      const [merges, holds] = LOGS.map((name) => set.columns[name].sums().bytes / table[name].width);
      const root = digests.length > 0 ? sumsRoot(directory, digests.length) : '';
      const state = { merges: merges!, holds: holds!, settings, digests, whole: true, root };
      save(state);
      removeOtherSums(directory, digests.length, true);
      return { version: NO_CLUSTERS.version, ...state };
    },
    close: () => set.close(),
  };
}
