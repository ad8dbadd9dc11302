import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile } from '../lake/files/lock-file.ts';
import { JejakError } from '../primitives/jejak-error.ts';

/**
 * Keeps a second look away from a folder (`run`), or a second change of its list (`list`); an ingest may run beside it.
 * A killed process does not count. Returns the release. Errors: WATCH_BUSY.
 */
export async function lockWatch(folder: string, what: 'run' | 'list'): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  return lockFile(
    join(folder, `_${what}.lock`),
    (pid) => new JejakError('WATCH_BUSY', { meta: { directory: folder, pid: pid ?? '?' } }),
  );
}
