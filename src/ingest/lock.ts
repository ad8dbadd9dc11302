import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { JejakError } from '../primitives/jejak-error.ts';

/** Milliseconds between making a lock and writing into it, at most; and between two that take over the same one. */
const MOMENT = 50;

/**
 * Keeps a second writer away from a lake. The lock of a process that no longer lives is taken over: it was killed.
 * Returns the release. Errors: LAKE_BUSY.
 */
export function lockLake(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, '_writer.lock');
  const busy = (pid: number) => new JejakError('LAKE_BUSY', { meta: { directory, pid } });
  if (!create(path)) {
    const pid = ownerOf(path) ?? ownerAfterMoment(path) ?? 0;
    if (pid > 0 && pid !== process.pid && isAlive(pid)) throw busy(pid);
    rmSync(path, { force: true });
    if (!create(path)) throw busy(ownerOf(path) ?? 0);
    // Another one may have found the same dead owner, and removed what was made here.
    pause();
    const now = ownerOf(path);
    if (now !== process.pid) throw busy(now ?? 0);
  }
  return () => rmSync(path, { force: true });
}

/** False when there is a lock. */
function create(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeSync(file, String(process.pid));
  closeSync(file);
  return true;
}

/** Undefined when the lock is gone or nothing stands in it yet. */
function ownerOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** An empty lock is just being made, or its owner was killed while he made it. */
function ownerAfterMoment(path: string): number | undefined {
  pause();
  return ownerOf(path);
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MOMENT);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
