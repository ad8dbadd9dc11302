import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createPageCheck } from '../../lake/pages/create-page-check.ts';
import { PAGE_BYTES } from '../../lake/pages/page-crc.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { readRunTrailer } from './run-trailer.ts';

/** An open run. It never changes: another one gets its name by a rename. */
export interface Run {
  /** Bytes of its entries. */
  readonly bytes: number;
  /** Fills `into` from byte `at` of the entries on. Errors: GRAPH_DAMAGED. */
  read(at: number, into: Uint8Array): void;
  close(): void;
}

/** Opens a run; each page is checked when it is read for the first time. Errors: GRAPH_DAMAGED. */
export function openRun(path: string): Run {
  const file = openSync(path, 'r');
  const damaged = (byte: number) =>
    new JejakError('GRAPH_DAMAGED', { meta: { file: path, byte, page: Math.floor(byte / PAGE_BYTES) } });
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
    const sums = readRunTrailer(size, read);
    if (!sums) throw damaged(size);
    const check = createPageCheck({ sums, read, damaged });
    return {
      bytes: sums.bytes,
      read(at, into) {
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
