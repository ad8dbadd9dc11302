import { hash } from 'node:crypto';

/** Hash of the 80-byte header at `at`, 32 bytes in wire order. */
export function headerHash(bytes: Uint8Array, at: number): Uint8Array {
  const once = hash('sha256', bytes.subarray(at, at + 80), 'buffer');
  return new Uint8Array(hash('sha256', once, 'buffer'));
}
