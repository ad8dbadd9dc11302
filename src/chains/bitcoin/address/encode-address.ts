import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import type { Chain } from '../../../primitives/chain.ts';
import type { ScriptKind } from '../script-kind.ts';

const base58check = createBase58check(sha256);

/**
 * Text form of an output script's address. `payload` is the 20-byte hash of p2pk, p2pkh, p2sh and p2wpkh, the
 * 32-byte program of p2wsh and p2tr, and version byte plus program of witness_unknown and anchor. A bare public key is
 * shown as the P2PKH address of its hash, as Core's `addresses[]` did. Undefined for kinds that have no address.
 * Sources: BIP13, BIP173, BIP350.
 */
export function encodeAddress(chain: Chain, kind: ScriptKind, payload: Uint8Array): string | undefined {
  switch (kind) {
    case 'p2pk':
    case 'p2pkh':
      return base58(chain.base58.p2pkh, payload);
    case 'p2sh':
      return base58(chain.base58.p2sh, payload);
    case 'p2wpkh':
    case 'p2wsh':
      return bech32.encode(chain.bech32, [0, ...bech32.toWords(payload)]);
    case 'p2tr':
      return bech32m.encode(chain.bech32, [1, ...bech32.toWords(payload)]);
    case 'witness_unknown':
    case 'anchor':
      return bech32m.encode(chain.bech32, [payload[0]!, ...bech32.toWords(payload.subarray(1))]);
    default:
      return undefined;
  }
}

function base58(prefix: number, hash: Uint8Array): string {
  const bytes = new Uint8Array(1 + hash.length);
  bytes[0] = prefix;
  bytes.set(hash, 1);
  return base58check.encode(bytes);
}
