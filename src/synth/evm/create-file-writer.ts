import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const CHUNK = 1 << 20;

/** A text file that gets its name when it is complete. Memory holds one chunk. */
export interface FileWriter {
  write(text: string): void;
  /** Bytes written. */
  finish(): number;
}

export function createFileWriter(path: string): FileWriter {
  const temporary = join(dirname(path), `_${basename(path)}.tmp`);
  const file = openSync(temporary, 'w');
  let parts: string[] = [];
  let waiting = 0;
  let total = 0;
  function flush(): void {
    const bytes = Buffer.from(parts.join(''), 'utf8');
    let done = 0;
    while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done);
    total += bytes.length;
    parts = [];
    waiting = 0;
  }
  return {
    write(text) {
      parts.push(text);
      waiting += text.length;
      if (waiting >= CHUNK) flush();
    },
    finish() {
      flush();
      fsyncSync(file);
      closeSync(file);
      renameSync(temporary, path);
      return total;
    },
  };
}
