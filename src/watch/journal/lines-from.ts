import { readSync } from 'node:fs';

const CHUNK = 1 << 16;

/**
 * Whole lines of a file from byte `from` to byte `to`, without their ends; with `rest` also what stands behind the last
 * of them. Memory: a line and 64 KiB.
 */
export function* linesFrom(file: number, from: number, to: number, rest = false): Generator<string> {
  const chunk = Buffer.alloc(CHUNK);
  let parts: Buffer[] = [];
  for (let at = from; at < to; ) {
    const got = readSync(file, chunk, 0, Math.min(CHUNK, to - at), at);
    if (got === 0) break;
    at += got;
    let begin = 0;
    for (let stop = chunk.indexOf(10); stop >= 0 && stop < got; stop = chunk.indexOf(10, begin)) {
      parts.push(chunk.subarray(begin, stop));
      yield Buffer.concat(parts).toString('utf8');
      parts = [];
      begin = stop + 1;
    }
    parts.push(Buffer.from(chunk.subarray(begin, got)));
  }
  const left = Buffer.concat(parts);
  if (rest && left.length > 0) yield left.toString('utf8');
}
