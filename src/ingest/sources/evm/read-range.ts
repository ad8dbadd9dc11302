import { closeSync, readSync } from 'node:fs';
import { openInput } from '../../../files/open-input.ts';

/** Text of `length` bytes from `offset` of a file. */
export function readRange(path: string, offset: number, length: number): string {
  const { file } = openInput(path);
  try {
    const bytes = Buffer.allocUnsafe(length);
    let at = 0;
    while (at < length) {
      const read = readSync(file, bytes, at, length - at, offset + at);
      if (read === 0) break;
      at += read;
    }
    return bytes.toString('utf8', 0, at);
  } finally {
    closeSync(file);
  }
}
