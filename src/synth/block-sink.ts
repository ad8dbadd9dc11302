import { closeSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFully } from '../files/sync-fully.ts';
import { writeFully } from '../files/write-fully.ts';

/** Writes framed blocks into blk00000.dat, blk00001.dat, ... as Bitcoin Core does. */
export interface BlockSink {
  write(block: Uint8Array): void;
  /** Finishes the last file; the files get their names when they are complete. Returns bytes and number of files. */
  finish(): { bytes: number; files: number };
}

export interface BlockSinkOptions {
  readonly directory: string;
  readonly magic: Uint8Array;
  readonly maxFileBytes: number;
  /** Eight bytes of obfuscation, as in xor.dat. */
  readonly xor?: Uint8Array;
}

export function createBlockSink(options: BlockSinkOptions): BlockSink {
  const { directory, magic, xor } = options;
  let file = -1;
  let number = -1;
  let offset = 0;
  let bytes = 0;

  function name(): string {
    return `blk${String(number).padStart(5, '0')}.dat`;
  }
  function close(): void {
    if (file < 0) return;
    syncFully({ file, path: join(directory, name()) });
    closeSync(file);
    renameSync(join(directory, `_${name()}.tmp`), join(directory, name()));
    file = -1;
  }
  return {
    write(block) {
      if (file < 0 || offset + block.length + 8 > options.maxFileBytes) {
        close();
        number += 1;
        offset = 0;
        file = openSync(join(directory, `_${name()}.tmp`), 'w');
      }
      const frame = new Uint8Array(8 + block.length);
      frame.set(magic);
      new DataView(frame.buffer).setUint32(4, block.length, true);
      frame.set(block, 8);
      if (xor) for (let i = 0; i < frame.length; i++) frame[i]! ^= xor[(offset + i) % 8]!;
      writeFully({ file, path: join(directory, name()) }, frame);
      offset += frame.length;
      bytes += frame.length;
    },
    finish() {
      close();
      return { bytes, files: number + 1 };
    },
  };
}
