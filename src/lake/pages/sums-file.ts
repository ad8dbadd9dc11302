import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../files/write-file-atomic.ts';
import { CRC_BYTES, PAGE_BYTES } from './page-crc.ts';
import type { PageSums } from './page-sums.ts';

/** Sums of the files of a folder, by name. */
export type FolderSums = ReadonlyMap<string, PageSums>;

const NAME = /^pages-(\d+)\.crc$/;

/** Place of the sums of a folder that has so many segments. */
export function sumsPath(directory: string, segments: number): string {
  return join(directory, `pages-${segments}.crc`);
}

/**
 * Writes the sums of a folder at `segments` segments: a line of JSON with names and bytes, then the CRCs, u32 little-endian.
 * They count once a checkpoint names their root.
 */
export function writeSums(directory: string, segments: number, sums: FolderSums): void {
  const head = `${JSON.stringify({ files: [...sums].map(([name, { bytes }]) => [name, bytes]) })}\n`;
  const parts = [...sums.values()].map(({ crcs }) => littleEndian(crcs));
  writeFileAtomic(sumsPath(directory, segments), Buffer.concat([Buffer.from(head, 'utf8'), ...parts]));
}

/** SHA-256 of written sums: what a checkpoint holds of them. */
export function sumsRoot(directory: string, segments: number): string {
  return rootOf(readFileSync(sumsPath(directory, segments)));
}

/** Undefined when there are none with this root: they were replaced meanwhile, or damaged. */
export function readSums(directory: string, segments: number, root: string): FolderSums | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(sumsPath(directory, segments));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (rootOf(bytes) !== root) return undefined;
  const end = bytes.indexOf(10);
  const { files } = JSON.parse(bytes.subarray(0, end).toString('utf8')) as { files: [string, number][] };
  const sums = new Map<string, PageSums>();
  let at = end + 1;
  for (const [name, size] of files) {
    const crcs = new Uint32Array(Math.ceil(size / PAGE_BYTES));
    for (let i = 0; i < crcs.length; i++) crcs[i] = bytes.readUInt32LE(at + i * CRC_BYTES);
    at += crcs.length * CRC_BYTES;
    sums.set(name, { bytes: size, crcs });
  }
  return sums;
}

/** Removes the sums of other numbers of segments: below `segments`, and with `above` those behind it too. */
export function removeOtherSums(directory: string, segments: number, above: boolean): void {
  for (const name of readdirSync(directory)) {
    const number = Number(NAME.exec(name)?.[1] ?? segments);
    if (number < segments || (above && number > segments)) rmSync(join(directory, name), { force: true });
  }
}

function rootOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function littleEndian(crcs: Uint32Array): Uint8Array {
  const bytes = Buffer.alloc(crcs.length * CRC_BYTES);
  for (let i = 0; i < crcs.length; i++) bytes.writeUInt32LE(crcs[i]!, i * CRC_BYTES);
  return bytes;
}
