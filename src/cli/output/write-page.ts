import { existsSync } from 'node:fs';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** Writes a page as a whole or not at all. Errors: FILE_MISSING. */
export function writePage(file: string, html: string): void {
  try {
    writeFileAtomic(file, html);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (existsSync(file) || code === undefined) throw cause;
    throw new JejakError('FILE_MISSING', { meta: { file, reason: code }, cause });
  }
}
