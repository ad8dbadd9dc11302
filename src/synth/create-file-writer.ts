import { closeSync, openSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFully } from '../files/sync-fully.ts';
import { writeFully } from '../files/write-fully.ts';

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
    writeFully({ file, path }, bytes);
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
      syncFully({ file, path });
      closeSync(file);
      renameSync(temporary, path);
      return total;
    },
  };
}
