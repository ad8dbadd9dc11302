import { JejakError } from './jejak-error.ts';

/** Lower-case hexadecimal of bytes, in the order given. */
export function bytesToHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** Bytes of a hexadecimal string. Errors: HEX_INVALID for an odd length or a foreign character. */
export function hexToBytes(hex: string): Uint8Array {
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex)) {
    throw new JejakError('HEX_INVALID', { meta: { input: hex.length > 80 ? `${hex.slice(0, 80)}…` : hex } });
  }
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
