import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Splits a chain's only block file into frames: magic, size, block. */
export function readFrames(directory: string): Uint8Array[] {
  const bytes = new Uint8Array(readFileSync(join(directory, 'blk00000.dat')));
  const view = new DataView(bytes.buffer);
  const list: Uint8Array[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const end = offset + 8 + view.getUint32(offset + 4, true);
    list.push(bytes.subarray(offset, end));
    offset = end;
  }
  return list;
}

/** Writes frames as a chain's only block file, and gives the folder. */
export function writeFrames(directory: string, list: readonly Uint8Array[]): string {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'blk00000.dat'), Buffer.concat(list));
  return directory;
}
