import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asSystemError } from '../../files/as-system-error.ts';
import { syncFully } from '../../files/sync-fully.ts';
import { writeFully } from '../../files/write-fully.ts';

/**
 * Writes a file so that a reader sees the old or the new content, never a part: temporary name, sync, rename. Where that
 * fails the old content stays and the temporary file goes. Errors: those of asSystemError.
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  const temporary = join(dirname(path), `_${basename(path)}.tmp`);
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  try {
    const file = openSync(temporary, 'w');
    try {
      writeFully({ file, path }, bytes);
      syncFully({ file, path });
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    remove(temporary);
    const failed = error as NodeJS.ErrnoException;
    // The user knows the file by its own name.
    if (failed.path === temporary) failed.path = path;
    throw asSystemError(error, path);
  }
  syncDirectory(dirname(path));
}

/** What went wrong before is what is said, also where the disk lets nothing be removed either. */
function remove(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {}
}

/** Makes renames in a folder last through a power cut. */
export function syncDirectory(directory: string): void {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
