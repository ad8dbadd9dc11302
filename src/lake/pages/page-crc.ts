import { crc32 } from 'node:zlib';

/** Bytes of a page: what is checked at once. */
export const PAGE_BYTES = 65_536;

/** Bytes of a CRC among others in a file. */
export const CRC_BYTES = 4;

/** CRC-32 (that of gzip) of some bytes; with `before`, of those that had it and these behind them. */
export function pageCrc(bytes: Uint8Array, before = 0): number {
  return crc32(bytes, before);
}

/** CRC-32 of every page of some bytes that begin at the begin of a page. */
export function pageCrcs(bytes: Uint8Array): Uint32Array {
  const crcs = new Uint32Array(Math.ceil(bytes.length / PAGE_BYTES));
  for (let page = 0; page < crcs.length; page++)
    crcs[page] = crc32(bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES));
  return crcs;
}
