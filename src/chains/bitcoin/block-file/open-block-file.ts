import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A block file of Bitcoin Core, read by offset; obfuscation by `xor.dat` (Core 28 and later) is undone. */
export interface BlockFile {
  readonly path: string;
  readonly size: number;
  /** Fills `into` from `offset` on and returns how many bytes there were. */
  read(offset: number, into: Uint8Array): number;
  close(): void;
}

export function openBlockFile(path: string): BlockFile {
  const keyPath = join(dirname(path), 'xor.dat');
  const key = existsSync(keyPath) ? new Uint8Array(readFileSync(keyPath)) : new Uint8Array(0);
  const plain = key.every((byte) => byte === 0);
  const file = openSync(path, 'r');
  return {
    path,
    size: fstatSync(file).size,
    read(offset, into) {
      let done = 0;
      while (done < into.length) {
        const got = readSync(file, into, done, into.length - done, offset + done);
        if (got === 0) break;
        done += got;
      }
      if (!plain) for (let i = 0; i < done; i++) into[i]! ^= key[(offset + i) % key.length]!;
      return done;
    },
    close: () => closeSync(file),
  };
}
