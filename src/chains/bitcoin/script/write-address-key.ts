import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { SCRIPT_KINDS } from '../script-kind.ts';

const P2PK = SCRIPT_KINDS.indexOf('p2pk');
const P2PKH = SCRIPT_KINDS.indexOf('p2pkh');
const P2SH = SCRIPT_KINDS.indexOf('p2sh');
const P2WPKH = SCRIPT_KINDS.indexOf('p2wpkh');
const P2WSH = SCRIPT_KINDS.indexOf('p2wsh');
const P2TR = SCRIPT_KINDS.indexOf('p2tr');
const WITNESS_UNKNOWN = SCRIPT_KINDS.indexOf('witness_unknown');
const OP_RETURN = SCRIPT_KINDS.indexOf('op_return');

/** Kind byte of a 32-byte witness program of a later version: this plus the version. */
export const WITNESS_KEY = 0x80;

/** Length of an address key: 32 bytes of payload, zero padded, then one byte of kind. */
export const ADDRESS_KEY_BYTES = 33;

/**
 * Writes the identity of an output script into `target[to, to + 33)`: the hash or program that its address shows,
 * zero padded to 32 bytes, and the kind. A bare public key gets the key of its P2PKH address (one owner, two
 * spellings); scripts without an address text get SHA-256 of the script. Returns false for OP_RETURN, which nobody
 * can own.
 */
export function writeAddressKey(
  script: { readonly bytes: Uint8Array; readonly at: number; readonly length: number; readonly kind: number },
  target: Uint8Array,
  to: number,
): boolean {
  const { bytes, at, length, kind } = script;
  switch (kind) {
    case P2PKH:
      copy(bytes, at + 3, target, to, 20);
      break;
    case P2SH:
    case P2WPKH:
      copy(bytes, at + 2, target, to, 20);
      break;
    case P2WSH:
    case P2TR:
      copy(bytes, at + 2, target, to, 32);
      break;
    case P2PK:
      target.set(ripemd160(sha256(bytes.subarray(at + 1, at + length - 1))), to);
      target.fill(0, to + 20, to + 32);
      target[to + 32] = P2PKH;
      return true;
    case OP_RETURN:
      return false;
    case WITNESS_UNKNOWN:
      if (length !== 34) {
        target.set(sha256(bytes.subarray(at, at + length)), to);
        break;
      }
      copy(bytes, at + 2, target, to, 32);
      target[to + 32] = WITNESS_KEY + (bytes[at] === 0 ? 0 : bytes[at]! - 0x50);
      return true;
    default:
      target.set(sha256(bytes.subarray(at, at + length)), to);
  }
  target[to + 32] = kind;
  return true;
}

function copy(from: Uint8Array, at: number, to: Uint8Array, offset: number, length: number): void {
  for (let i = 0; i < length; i++) to[offset + i] = from[at + i]!;
  for (let i = length; i < 32; i++) to[offset + i] = 0;
}
