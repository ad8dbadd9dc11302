import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '../../../primitives/hex.ts';
import type { EvmAddress } from '../block/evm-block.ts';
import { keccak256 } from './keccak256.ts';

export interface Signature {
  readonly r: bigint;
  readonly s: bigint;
  /** Which of the two points has the x coordinate r. */
  readonly parity: 0 | 1;
}

/** Address whose key made the signature over a 32-byte hash; undefined when no key can have. */
export function recoverSender(hash: Uint8Array, signature: Signature): EvmAddress | undefined {
  try {
    const point = new secp256k1.Signature(signature.r, signature.s, signature.parity).recoverPublicKey(hash);
    return `0x${bytesToHex(keccak256(point.toBytes(false).subarray(1)).subarray(12))}`;
  } catch {
    return undefined;
  }
}
