import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createPageCheck } from './create-page-check.ts';
import type { PageSums } from './page-sums.ts';
import { readSumsTrailer } from './sums-trailer.ts';

/** An open file whose pages are checked when they are read for the first time. It is never written in place. */
export interface CheckedFile {
  /** Bytes of its content. */
  readonly bytes: number;
  /** Fills `into` from byte `at` of the content on; throws what `damaged` makes of a page, also beyond the end. */
  read(at: number, into: Uint8Array): void;
  close(): void;
}

/**
 * Opens a file with the sums of its pages, or without them one that carries them behind its content. `damaged` makes the
 * error out of the byte at which the file is not what was written. Errors: those, and of the system.
 */
export function openCheckedFile(
  path: string,
  damaged: (byte: number) => Error,
  known?: PageSums,
): CheckedFile {
  const file = openSync(path, 'r');
  const read = (at: number, into: Uint8Array): void => {
    let done = 0;
    while (done < into.length) {
      const got = readSync(file, into, done, into.length - done, at + done);
      if (got === 0) throw damaged(at + done);
      done += got;
    }
  };
  try {
    const { size } = fstatSync(file);
    const sums = known ?? readSumsTrailer(size, read);
    if (!sums || size < sums.bytes) throw damaged(size);
    const check = createPageCheck({ sums, read, damaged });
    return {
      bytes: sums.bytes,
      read(at, into) {
        if (at + into.length > sums.bytes) throw damaged(sums.bytes);
        read(at, into);
        check(at, into);
      },
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}
