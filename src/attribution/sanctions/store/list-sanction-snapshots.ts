import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSealedSnapshot } from '../../../lake/pages/read-sealed-snapshot.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import { SANCTION_SNAPSHOT, SANCTION_VERSION, type SanctionSnapshot } from './sanction-snapshot.ts';

export interface StoredSnapshot extends SanctionSnapshot {
  readonly folder: string;
}

/** Publications of all lists, by list and day; those of one day in the order of their hashes. Errors: SANCTION_STORE. */
export function listSanctionSnapshots(folder: string): StoredSnapshot[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder)
    .filter((name) => !name.startsWith('_'))
    .map((name): StoredSnapshot => {
      const file = join(folder, name, SANCTION_SNAPSHOT);
      try {
        const snapshot = readSealedSnapshot<SanctionSnapshot>(
          file,
          SANCTION_VERSION,
          ({ list, published, sha256 }) => name === `${list}.${published}.${sha256.slice(0, 16)}`,
        );
        return { ...snapshot, folder: join(folder, name) };
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : 'unreadable';
        throw new JejakError('SANCTION_STORE', { meta: { file, reason }, cause });
      }
    });
  const key = ({ list, published, sha256 }: StoredSnapshot) => `${list} ${published} ${sha256}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
