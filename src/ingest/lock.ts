import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile } from '../lake/files/lock-file.ts';
import { JejakError } from '../primitives/jejak-error.ts';

/** Keeps a second writer away from a lake; a killed one does not count. Returns the release. Errors: LAKE_BUSY. */
export async function lockLake(directory: string): Promise<() => void> {
  mkdirSync(directory, { recursive: true });
  return lockFile(
    join(directory, '_writer.lock'),
    (pid) => new JejakError('LAKE_BUSY', { meta: { directory, pid: pid ?? '?' } }),
  );
}
