import { sha256 } from '@noble/hashes/sha2.js';
import type { Chain } from '../../../primitives/chain.ts';
import { hexToBytes } from '../../../primitives/hex.ts';
import { ADDRESS_KEY_BYTES, WITNESS_KEY } from '../script/write-address-key.ts';
import { SCRIPT_KINDS } from '../script-kind.ts';
import { decodeAddress } from './decode-address.ts';

/**
 * The address keys (33 bytes) that a text may stand for: one for an address, several for `script:<sha256>`, whose kind
 * the text does not tell. Errors: ADDRESS_INVALID.
 */
export function addressKeysOfText(chain: Chain, text: string): Uint8Array[] {
  const script = /^script:([0-9a-f]{64})$/i.exec(text.trim());
  if (script) {
    const payload = hexToBytes(script[1]!);
    return (['unknown', 'multisig', 'witness_unknown'] as const).map((kind) =>
      key(payload, SCRIPT_KINDS.indexOf(kind)),
    );
  }
  const { kind, payload } = decodeAddress(chain, text);
  if (kind !== 'anchor' && kind !== 'witness_unknown') return [key(payload, SCRIPT_KINDS.indexOf(kind))];
  const [version, program] = [payload[0]!, payload.subarray(1)];
  if (program.length === 32) return [key(program, WITNESS_KEY + version)];
  const opcode = version === 0 ? 0 : 0x50 + version;
  return [key(sha256(Uint8Array.of(opcode, program.length, ...program)), SCRIPT_KINDS.indexOf(kind))];
}

function key(payload: Uint8Array, code: number): Uint8Array {
  const bytes = new Uint8Array(ADDRESS_KEY_BYTES);
  bytes.set(payload);
  bytes[ADDRESS_KEY_BYTES - 1] = code;
  return bytes;
}
