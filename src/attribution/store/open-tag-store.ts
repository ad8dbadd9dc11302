import { createHash } from 'node:crypto';
import type { TagClaim } from '../claims/tag-claim.ts';
import { subjectKeys } from '../subjects/subject-keys.ts';
import { listSnapshots } from './list-snapshots.ts';
import { openSnapshot } from './open-snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { tagFolder } from './tag-folder.ts';

export interface TagStore {
  readonly snapshots: readonly Snapshot[];
  /** Every claim about an address or a transaction hash, of all sources and chains. Errors: TAG_STORE. */
  readonly find: (text: string) => TagClaim[];
  /** The same for a subject in the form in which it is stored: an address that was normalised. */
  readonly findExact: (id: string) => TagClaim[];
  /** Every claim of every source, a source after the other. Errors: TAG_STORE. */
  readonly all: () => Generator<TagClaim>;
  /** SHA-256 over what was imported: the same for the same sources, in whatever order they came. */
  readonly digest: string;
  readonly close: () => void;
}

/** Opens the tags of a data folder; an empty store when none were imported. Errors: TAG_STORE. */
export function openTagStore(data: string): TagStore {
  const folder = tagFolder(data);
  const snapshots = listSnapshots(folder);
  const open = snapshots.map((snapshot) => openSnapshot(folder, snapshot));
  return {
    snapshots,
    find(text) {
      const keys = subjectKeys(text);
      return open.flatMap((snapshot) => keys.flatMap((key) => snapshot.find(key)));
    },
    findExact: (id) => open.flatMap((snapshot) => snapshot.find(id)),
    *all() {
      for (const snapshot of open) yield* snapshot.all();
    },
    digest: createHash('sha256')
      .update(
        snapshots
          .map(({ id }) => id)
          .sort()
          .join(),
      )
      .digest('hex'),
    close() {
      for (const snapshot of open) snapshot.close();
    },
  };
}
