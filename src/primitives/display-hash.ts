import { bytesToHex } from './hex.ts';

/** Bitcoin shows hashes byte-reversed: 32 bytes in wire order to the 64 characters that people know. */
export function displayHash(wire: Uint8Array): string {
  return bytesToHex(Uint8Array.from(wire).reverse());
}
