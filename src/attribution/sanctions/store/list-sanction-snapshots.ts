import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JejakError } from '../../../primitives/jejak-error.ts';
import { SANCTION_SNAPSHOT, type SanctionSnapshot } from './sanction-snapshot.ts';

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
        const snapshot = JSON.parse(readFileSync(file, 'utf8')) as SanctionSnapshot;
        if (snapshot.version !== 1) throw new Error(`version ${String(snapshot.version)}`);
        return { ...snapshot, folder: join(folder, name) };
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : 'unreadable';
        throw new JejakError('SANCTION_STORE', { meta: { file, reason }, cause });
      }
    });
  const key = ({ list, published, sha256 }: StoredSnapshot) => `${list} ${published} ${sha256}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
