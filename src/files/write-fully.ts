import { writeSync } from 'node:fs';
import { asSystemError } from './as-system-error.ts';

/**
 * Writes all bytes to an open file, from `at` on or where it stands. `path` is what an error calls it. Errors: those of
 * asSystemError.
 */
export function writeFully(
  { file, path }: { readonly file: number; readonly path: string },
  bytes: Uint8Array,
  at: number | null = null,
): void {
  try {
    for (let done = 0; done < bytes.length; )
      done += writeSync(file, bytes, done, bytes.length - done, at === null ? null : at + done);
  } catch (error) {
    throw asSystemError(error, path);
  }
}
