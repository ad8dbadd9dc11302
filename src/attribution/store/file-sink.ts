import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { syncFully } from '../../files/sync-fully.ts';
import { writeFully } from '../../files/write-fully.ts';
import { createLiveSums, NO_SUMS, type PageSums } from '../../lake/pages/page-sums.ts';

const BUFFER = 1 << 20;

export interface FileSink {
  /** Bytes given so far. */
  readonly size: () => number;
  readonly write: (bytes: Uint8Array | string) => void;
  /** Syncs, closes, and says what was written. */
  readonly finish: () => { bytes: number; sha256: string; sums: PageSums };
  readonly abandon: () => void;
}

/** A new file that is written from front to back and hashed on the way. */
export function openFileSink(path: string): FileSink {
  const file = openSync(path, 'wx');
  const hash = createHash('sha256');
  const sums = createLiveSums(NO_SUMS);
  const buffer = Buffer.allocUnsafe(BUFFER);
  let held = 0;
  let size = 0;
  const put = (bytes: Uint8Array) => {
    hash.update(bytes);
    sums.append(bytes);
    writeFully({ file, path }, bytes);
  };
  let open = true;
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  const flush = () => {
    put(buffer.subarray(0, held));
    held = 0;
  };
  return {
    size: () => size,
    write(bytes) {
      const length = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length;
      if (held + length > BUFFER) flush();
      if (length > BUFFER) put(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      else if (typeof bytes === 'string') held += buffer.write(bytes, held);
      else {
        buffer.set(bytes, held);
        held += length;
      }
      size += length;
    },
    finish() {
      flush();
      syncFully({ file, path });
      close();
      return { bytes: size, sha256: hash.digest('hex'), sums };
    },
    abandon: close,
  };
}
