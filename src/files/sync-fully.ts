import { fsyncSync } from 'node:fs';
import { asSystemError } from './as-system-error.ts';

/** Waits until an open file lies on the disk. `path` is what an error calls it. Errors: those of asSystemError. */
export function syncFully({ file, path }: { readonly file: number; readonly path: string }): void {
  try {
    fsyncSync(file);
  } catch (error) {
    throw asSystemError(error, path);
  }
}
