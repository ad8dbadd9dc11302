import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from '../../../files/read-bytes.ts';
import { readSealedSnapshot } from '../../../lake/pages/read-sealed-snapshot.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import { DOSSIER_VERSION, type DossierSnapshot, SNAPSHOT_NAME, SOURCE_NAME } from './dossier-snapshot.ts';

export interface StoredDossier {
  readonly snapshot: DossierSnapshot;
  readonly text: string;
}

/** Everything that was imported into a folder, by title and id; its bytes are hashed again. Errors: DOSSIER_STORE. */
export function listDossiers(folder: string): StoredDossier[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const found = names
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .map((name): StoredDossier => {
      const file = join(folder, name, SOURCE_NAME);
      try {
        const about = join(folder, name, SNAPSHOT_NAME);
        const snapshot = readSealedSnapshot<DossierSnapshot>(about, DOSSIER_VERSION, ({ id }) => id === name);
        const bytes = readBytes(file, snapshot.bytes);
        if (createHash('sha256').update(bytes).digest('hex') !== name)
          throw new Error('its SHA-256 is another');
        return { snapshot, text: bytes.toString('utf8') };
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : 'unreadable';
        throw new JejakError('DOSSIER_STORE', { meta: { file, reason }, cause });
      }
    });
  const key = ({ snapshot }: StoredDossier) => `${snapshot.title}\n${snapshot.id}`;
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
