import { closeSync, existsSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openInput } from '../../../files/open-input.ts';
import { readBytes } from '../../../files/read-bytes.ts';

const WINDOW = 65_536;
/** Bytes: Core writes eight. */
const LARGEST_KEY = 4_096;

/** A block file of Bitcoin Core, read by offset; obfuscation by `xor.dat` (Core 28 and later) is undone. */
export interface BlockFile {
  readonly path: string;
  readonly size: number;
  /** Fills `into` from `offset` on and returns how many bytes there were. */
  read(offset: number, into: Uint8Array): number;
  /**
   * Offset of the first byte from `from` on that is not padding; `from` itself where there is none. A node allocates
   * files ahead with zeros, and does not obfuscate these: padding is zeros on the disk or behind the obfuscation.
   */
  skipPadding(from: number): number;
  close(): void;
}

/** Errors: those of openInput, and of readBytes for `xor.dat`. */
export function openBlockFile(path: string): BlockFile {
  const keyPath = join(dirname(path), 'xor.dat');
  const key = existsSync(keyPath) ? new Uint8Array(readBytes(keyPath, LARGEST_KEY)) : new Uint8Array(0);
  const plain = key.every((byte) => byte === 0);
  const { file, size } = openInput(path);

  function readRaw(offset: number, into: Uint8Array): number {
    let done = 0;
    while (done < into.length) {
      const got = readSync(file, into, done, into.length - done, offset + done);
      if (got === 0) break;
      done += got;
    }
    return done;
  }
  function endOfRun(from: number, expected: (offset: number) => number): number {
    const window = new Uint8Array(WINDOW);
    for (let at = from; at < size; ) {
      const got = readRaw(at, window);
      for (let i = 0; i < got; i++) if (window[i] !== expected(at + i)) return at + i;
      if (got === 0) break;
      at += got;
    }
    return size;
  }
  return {
    path,
    size,
    read(offset, into) {
      const done = readRaw(offset, into);
      if (!plain) for (let i = 0; i < done; i++) into[i]! ^= key[(offset + i) % key.length]!;
      return done;
    },
    skipPadding(from) {
      const zeros = endOfRun(from, () => 0);
      if (plain) return zeros;
      return Math.max(
        zeros,
        endOfRun(from, (offset) => key[offset % key.length]!),
      );
    },
    close: () => closeSync(file),
  };
}
