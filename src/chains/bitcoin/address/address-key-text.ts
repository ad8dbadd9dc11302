import type { Chain } from '../../../primitives/chain.ts';
import { bytesToHex } from '../../../primitives/hex.ts';
import { ADDRESS_KEY_BYTES, WITNESS_KEY } from '../script/write-address-key.ts';
import { SCRIPT_KINDS } from '../script-kind.ts';
import { encodeAddress } from './encode-address.ts';

/**
 * Text of an address key (see writeAddressKey): the address, or `script:` and the SHA-256 of the script where there is
 * no address text (multisig, unknown).
 */
export function addressKeyText(chain: Chain, key: Uint8Array): string {
  const code = key[ADDRESS_KEY_BYTES - 1]!;
  if (code >= WITNESS_KEY) {
    const program = Uint8Array.of(code - WITNESS_KEY, ...key.subarray(0, 32));
    return encodeAddress(chain, 'witness_unknown', program)!;
  }
  const kind = SCRIPT_KINDS[code]!;
  if (kind === 'anchor') return encodeAddress(chain, kind, Uint8Array.of(1, 0x4e, 0x73))!;
  const short = kind === 'p2pkh' || kind === 'p2sh' || kind === 'p2wpkh';
  const hasText = short || kind === 'p2wsh' || kind === 'p2tr';
  return hasText
    ? encodeAddress(chain, kind, key.subarray(0, short ? 20 : 32))!
    : `script:${bytesToHex(key.subarray(0, 32))}`;
}
