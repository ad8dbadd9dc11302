import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSealedSnapshot } from '../../lake/pages/read-sealed-snapshot.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { SNAPSHOT_FILE, SNAPSHOT_VERSION, type Snapshot } from './snapshot.ts';

/** The snapshots of a folder of tags, by title and id; none when the folder is not there. Errors: TAG_STORE. */
export function listSnapshots(folder: string): Snapshot[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const snapshots = names
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .map((name) => {
      const file = join(folder, name, SNAPSHOT_FILE);
      try {
        return readSealedSnapshot<Snapshot>(file, SNAPSHOT_VERSION, ({ id }) => id === name);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : 'unreadable';
        throw new JejakError('TAG_STORE', { meta: { file, reason }, cause });
      }
    });
  return snapshots.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1));
}
