/** The 80 bytes that a block's hash is made of. Hashes are 32 bytes in wire order. */
export interface BlockHeader {
  readonly version: number;
  readonly previous: Uint8Array;
  readonly merkleRoot: Uint8Array;
  /** UTC seconds. */
  readonly time: number;
  readonly bits: number;
  readonly nonce: number;
}

/** Reads the header at `at`; the caller has checked that 80 bytes are there. Arrays are copies. */
export function decodeHeader(bytes: Uint8Array, at: number): BlockHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 80);
  return {
    version: view.getInt32(0, true),
    previous: bytes.slice(at + 4, at + 36),
    merkleRoot: bytes.slice(at + 36, at + 68),
    time: view.getUint32(68, true),
    bits: view.getUint32(72, true),
    nonce: view.getUint32(76, true),
  };
}
