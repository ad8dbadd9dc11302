import { existsSync, linkSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asSystemError } from '../../files/as-system-error.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { holdFile } from '../duckdb/hold-file.ts';

/**
 * The locks of this process, as device and inode: the system's lock is one per process and would let it in twice. It is
 * the one thing that all callers of a process have to share.
 */
const held = new Set<string>();

/**
 * Takes the operating system's lock on a file, which it gives up with the process, however that ends: there is no dead
 * lock to take over. The file is an empty DuckDB database, because DuckDB locks its files and Node cannot; it stays
 * where it is. Returns the release; throws what `busy` makes of the holder's process number, undefined where the
 * system does not say. Nothing else may open the file: on POSIX, closing it anywhere in the process frees the lock.
 */
export async function lockFile(path: string, busy: (pid: number | undefined) => Error): Promise<() => void> {
  await make(path);
  const { dev, ino } = statSync(path, { bigint: true });
  const mark = `${dev}:${ino}`;
  if (held.has(mark)) throw busy(process.pid);
  held.add(mark);
  let close: (() => void) | undefined;
  const release = () => {
    close?.();
    if (close) held.delete(mark);
    close = undefined;
  };
  try {
    close = await holdFile(path);
  } catch (error) {
    held.delete(mark);
    throw asLockError(error, path, busy);
  }
  try {
    sweep(path);
  } catch (error) {
    release();
    throw error;
  }
  return release;
}

function asLockError(error: unknown, path: string, busy: (pid: number | undefined) => Error): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('not a valid DuckDB database'))
    return new JejakError('LOCK_FILE_DAMAGED', { meta: { file: path }, cause: error });
  if (!message.includes('Could not set lock')) return error;
  const pid = Number(/\(PID (\d+)\)/.exec(message)?.[1]);
  return busy(pid > 0 ? pid : undefined);
}

/** Makes the file where there is none: under another name first, so that a kill never leaves half of one. */
async function make(path: string): Promise<void> {
  for (let attempt = 1; !existsSync(path); attempt++) {
    const own = `${path}.${process.pid}.${attempt}`;
    try {
      // Tells a full or read-only disk by the system's own code, which DuckDB does not.
      writeFileSync(own, new Uint8Array(16_384));
      rmSync(own);
      (await holdFile(own))();
      linkSync(own, path);
    } catch (error) {
      // Somebody was faster, or holds the lock by now and has swept this one away.
      if (!existsSync(path) || attempt > 100) throw asSystemError(error, dirname(path));
    } finally {
      rmSync(own, { force: true });
    }
  }
}

/** What processes left that were killed while they made the file. */
function sweep(path: string): void {
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(`${basename(path)}.`)) rmSync(join(dirname(path), name), { force: true });
}
