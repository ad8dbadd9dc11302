import { CRC_BYTES, PAGE_BYTES, pageCrc } from './page-crc.ts';
import type { PageSums } from './page-sums.ts';

const MARK = 0x4e_55_52_4a;

/** Bytes behind the CRCs: those of the content, u64; CRC of the CRCs and of that number, u32; a mark, u32. */
const END_BYTES = 16;

/** What stands behind the content of a file that carries its own sums: the CRCs of its pages, and how many bytes it has. Little-endian. */
export function sumsTrailer({ bytes, crcs }: PageSums): Uint8Array {
  const trailer = Buffer.alloc(crcs.length * CRC_BYTES + END_BYTES);
  for (let i = 0; i < crcs.length; i++) trailer.writeUInt32LE(crcs[i]!, i * CRC_BYTES);
  const end = crcs.length * CRC_BYTES;
  trailer.writeBigUInt64LE(BigInt(bytes), end);
  trailer.writeUInt32LE(pageCrc(trailer.subarray(0, end + 8)), end + 8);
  trailer.writeUInt32LE(MARK, end + 12);
  return trailer;
}

/**
 * The reverse, out of a file of `size` bytes; `read` gives some of them. Undefined where the end is not that of a file that
 * was written whole.
 */
export function readSumsTrailer(
  size: number,
  read: (at: number, into: Uint8Array) => void,
): PageSums | undefined {
  if (size < END_BYTES) return undefined;
  const end = Buffer.alloc(END_BYTES);
  read(size - END_BYTES, end);
  const bytes = Number(end.readBigUInt64LE(0));
  const pages = Math.ceil(bytes / PAGE_BYTES);
  if (end.readUInt32LE(12) !== MARK || bytes + pages * CRC_BYTES + END_BYTES !== size) return undefined;
  const list = Buffer.alloc(pages * CRC_BYTES + 8);
  read(bytes, list);
  if (pageCrc(list) !== end.readUInt32LE(8)) return undefined;
  return { bytes, crcs: Uint32Array.from({ length: pages }, (_, i) => list.readUInt32LE(i * CRC_BYTES)) };
}
