import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';

/** Writes a page as a whole or not at all. Errors: those of asSystemError. */
export function writePage(file: string, html: string): void {
  writeFileAtomic(file, html);
}
