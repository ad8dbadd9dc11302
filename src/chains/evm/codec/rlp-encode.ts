import type { EvmHex } from '../block/evm-block.ts';

/** Bytes as `0x` and an even number of hexadecimal characters, or as they are; a list of items. */
export type RlpItem = EvmHex | Uint8Array | readonly RlpItem[];

/**
 * Recursive Length Prefix (Yellow Paper, appendix B). `prefix` is a byte before it all, the type of a transaction or
 * receipt (EIP-2718). Numbers are given as bytes without leading zeros: see rlpQuantity.
 */
export function rlpEncode(item: RlpItem, prefix?: number): Buffer {
  const lengths: number[] = [];
  const size = measure(item, lengths);
  const start = prefix === undefined ? 0 : 1;
  const out = Buffer.allocUnsafe(start + size);
  if (prefix !== undefined) out[0] = prefix;
  write(item, { out, at: start, lengths, next: 0 });
  return out;
}

interface Cursor {
  readonly out: Buffer;
  at: number;
  /** Length of each list's content in the order in which lists begin: measured once, used when written. */
  readonly lengths: readonly number[];
  next: number;
}

function measure(item: RlpItem, lengths: number[]): number {
  if (typeof item === 'string') {
    const length = (item.length - 2) >> 1;
    return length === 1 && item.charCodeAt(2) < 0x38 ? 1 : headSize(length) + length;
  }
  if (item instanceof Uint8Array) {
    return item.length === 1 && item[0]! < 0x80 ? 1 : headSize(item.length) + item.length;
  }
  const slot = lengths.push(0) - 1;
  let length = 0;
  for (const inner of item) length += measure(inner, lengths);
  lengths[slot] = length;
  return headSize(length) + length;
}

function headSize(length: number): number {
  return length < 56 ? 1 : 1 + byteCount(length);
}

function byteCount(length: number): number {
  return length < 0x100 ? 1 : length < 0x1_0000 ? 2 : length < 0x100_0000 ? 3 : 4;
}

function writeHead(cursor: Cursor, length: number, base: number): void {
  if (length < 56) {
    cursor.out[cursor.at++] = base + length;
    return;
  }
  const count = byteCount(length);
  cursor.out[cursor.at++] = base + 55 + count;
  cursor.at = cursor.out.writeUIntBE(length, cursor.at, count);
}

function write(item: RlpItem, cursor: Cursor): void {
  if (typeof item === 'string') {
    const length = (item.length - 2) >> 1;
    // '8' is the first character of a byte from 0x80 on.
    if (!(length === 1 && item.charCodeAt(2) < 0x38)) writeHead(cursor, length, 0x80);
    cursor.out.write(item.slice(2), cursor.at, length, 'hex');
    cursor.at += length;
  } else if (item instanceof Uint8Array) {
    if (!(item.length === 1 && item[0]! < 0x80)) writeHead(cursor, item.length, 0x80);
    cursor.out.set(item, cursor.at);
    cursor.at += item.length;
  } else {
    writeHead(cursor, cursor.lengths[cursor.next++]!, 0xc0);
    for (const inner of item) write(inner, cursor);
  }
}
