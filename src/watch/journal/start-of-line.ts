import { readSync } from 'node:fs';

const CHUNK = 1 << 16;

/**
 * Byte at which the n-th line from the end begins, before byte `end` of a file; n = 0: the byte behind the last whole
 * line. 0 when there are fewer lines. Reads from the end, so that the time is that of the lines behind it.
 */
export function startOfLine(file: number, end: number, n: number): number {
  const chunk = Buffer.alloc(CHUNK);
  let ends = 0;
  for (let at = end; at > 0; ) {
    const length = Math.min(CHUNK, at);
    at -= length;
    for (let got = 0; got < length; ) got += readSync(file, chunk, got, length - got, at + got) || length;
    for (let i = chunk.lastIndexOf(10, length - 1); i >= 0; i = i === 0 ? -1 : chunk.lastIndexOf(10, i - 1)) {
      if (ends === n) return at + i + 1;
      ends += 1;
    }
  }
  return 0;
}
