import { CRC_BYTES, PAGE_BYTES, pageCrc } from '../../lake/pages/page-crc.ts';
import type { PageSums } from '../../lake/pages/page-sums.ts';

const MAGIC = 0x4e_55_52_4a;

/** Bytes behind the CRCs: those of the entries, u64; CRC of the CRCs and of that number, u32; a mark, u32. */
export const TRAILER_END = 16;

/** What stands behind the entries of a run: the CRCs of their pages, and how many bytes they are. Little-endian. */
export function runTrailer({ bytes, crcs }: PageSums): Uint8Array {
  const trailer = Buffer.alloc(crcs.length * CRC_BYTES + TRAILER_END);
  for (let i = 0; i < crcs.length; i++) trailer.writeUInt32LE(crcs[i]!, i * CRC_BYTES);
  const end = crcs.length * CRC_BYTES;
  trailer.writeBigUInt64LE(BigInt(bytes), end);
  trailer.writeUInt32LE(pageCrc(trailer.subarray(0, end + 8)), end + 8);
  trailer.writeUInt32LE(MAGIC, end + 12);
  return trailer;
}

/**
 * The reverse, out of a file of `size` bytes; `read` gives some of them. Undefined where the end is not that of a run that
 * was written whole.
 */
export function readRunTrailer(
  size: number,
  read: (at: number, into: Uint8Array) => void,
): PageSums | undefined {
  if (size < TRAILER_END) return undefined;
  const end = Buffer.alloc(TRAILER_END);
  read(size - TRAILER_END, end);
  const bytes = Number(end.readBigUInt64LE(0));
  const pages = Math.ceil(bytes / PAGE_BYTES);
  if (end.readUInt32LE(12) !== MAGIC || bytes + pages * CRC_BYTES + TRAILER_END !== size) return undefined;
  const list = Buffer.alloc(pages * CRC_BYTES + 8);
  read(bytes, list);
  if (pageCrc(list) !== end.readUInt32LE(8)) return undefined;
  return { bytes, crcs: Uint32Array.from({ length: pages }, (_, i) => list.readUInt32LE(i * CRC_BYTES)) };
}
