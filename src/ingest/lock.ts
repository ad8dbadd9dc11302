import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { JejakError } from '../primitives/jejak-error.ts';

/**
 * Keeps a second writer away from a lake. The lock of a process that no longer lives is taken over: it was killed.
 * Returns the release. Errors: LAKE_BUSY.
 */
export function lockLake(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, '_writer.lock');
  if (existsSync(path)) {
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid > 0 && pid !== process.pid && isAlive(pid))
      throw new JejakError('LAKE_BUSY', { meta: { directory, pid } });
    rmSync(path, { force: true });
  }
  const file = openSync(path, 'wx');
  writeSync(file, String(process.pid));
  closeSync(file);
  return () => rmSync(path, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
