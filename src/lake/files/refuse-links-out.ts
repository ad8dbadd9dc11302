import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';

/**
 * Refuses a folder of data in which one of `names`, a temporary file (`_...`) or anything below them is a link that leads
 * out of the folder, or is a device, a pipe or a socket. Data that travel could otherwise have files of this machine read,
 * or written over. A folder that is not there is good. Errors: FOLDER_LEADS_OUT.
 */
export function refuseLinksOut(directory: string, names: readonly string[]): void {
  const root = real(directory);
  if (root === undefined) return;
  const inside = root.endsWith(sep) ? root : `${root}${sep}`;

  function check(folder: string, entry: Dirent): void {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) {
      for (const below of entriesOf(file)) check(file, below);
      return;
    }
    if (entry.isFile()) return;
    const target = entry.isSymbolicLink() ? real(file) : undefined;
    if (!target?.startsWith(inside)) throw new JejakError('FOLDER_LEADS_OUT', { meta: { file, directory } });
  }

  for (const entry of entriesOf(root))
    if (names.includes(entry.name) || entry.name.startsWith('_')) check(root, entry);
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** None where the folder has gone meanwhile: an ingest may be at work. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
