import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readBytes } from '../../../files/read-bytes.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { SanctionEntry } from '../sanction-entry.ts';
import type { StoredSnapshot } from './list-sanction-snapshots.ts';
import { SANCTION_ENTRIES } from './sanction-snapshot.ts';

/** Entries of one publication, checked against its hash. Errors: SANCTION_STORE. */
export function readSanctionEntries({ folder, rows }: StoredSnapshot): SanctionEntry[] {
  const file = join(folder, SANCTION_ENTRIES);
  const damaged = (reason: string, cause?: unknown) =>
    new JejakError('SANCTION_STORE', { meta: { file, reason }, cause });
  let bytes: Buffer;
  try {
    bytes = readBytes(file, rows.bytes);
  } catch (cause) {
    throw damaged('cannot be read', cause);
  }
  if (createHash('sha256').update(bytes).digest('hex') !== rows.sha256) throw damaged('not what was written');
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SanctionEntry);
}
