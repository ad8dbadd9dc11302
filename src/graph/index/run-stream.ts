import { closeSync, openSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFully } from '../../files/sync-fully.ts';
import { writeFully } from '../../files/write-fully.ts';
import { createLiveSums, NO_SUMS } from '../../lake/pages/page-sums.ts';
import { sumsTrailer } from '../../lake/pages/sums-trailer.ts';

/** Writes the content of a run from begin to end: to a temporary name, synced, then renamed, with the CRCs of its pages behind it. */
export interface RunStream {
  write(bytes: Uint8Array): void;
  finish(): void;
}

export function createRunStream(path: string): RunStream {
  const temporary = join(dirname(path), `_${basename(path)}.tmp`);
  const file = openSync(temporary, 'w');
  const target = { file, path: temporary };
  const sums = createLiveSums(NO_SUMS);
  return {
    write(bytes) {
      writeFully(target, bytes);
      sums.append(bytes);
    },
    finish() {
      writeFully(target, sumsTrailer(sums));
      syncFully(target);
      closeSync(file);
      renameSync(temporary, path);
    },
  };
}
