import { linkSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lockHolder } from './lock-holder.ts';
import { processMark } from './process-mark.ts';

/**
 * Takes a lock file, with the number of this process in it from the first moment on: a lock that is still empty would
 * look like that of a dead process. The lock of a process that was killed is taken over. Returns the release; throws
 * what `busy` makes of the living holder.
 */
export function lockFile(path: string, busy: (pid: number) => Error): () => void {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, `${process.pid} ${processMark(process.pid) ?? ''}`);
  try {
    while (!link(own, path)) {
      const pid = lockHolder(path);
      if (pid !== undefined) throw busy(pid);
      takeAway(path, own);
    }
  } finally {
    rmSync(own, { force: true });
  }
  sweep(path);
  return () => rmSync(path, { force: true });
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Removes a dead lock; one that somebody else has taken over in this moment is put back. */
function takeAway(path: string, own: string): void {
  const aside = `${own}.old`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (lockHolder(aside) !== undefined) link(aside, path);
  rmSync(aside, { force: true });
}

/** What processes left that were killed while they took the lock. */
function sweep(path: string): void {
  const begin = `${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    const file = join(dirname(path), name);
    if (name.startsWith(begin) && lockHolder(file) === undefined) rmSync(file, { force: true });
  }
}
