import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import type { Chain } from '../../../primitives/chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { ScriptKind } from '../script-kind.ts';

const base58check = createBase58check(sha256);

export interface DecodedAddress {
  readonly kind: ScriptKind;
  /** As in encodeAddress: encoding it again gives the same text (in the canonical case). */
  readonly payload: Uint8Array;
}

/**
 * Address text to its kind and payload. A P2PKH address stands for bare public keys of the same hash too.
 * Errors: ADDRESS_INVALID with the reason (checksum, network, length, witness version, case).
 * Sources: BIP13, BIP173, BIP350 (version 0 only with bech32, later versions only with bech32m).
 */
export function decodeAddress(chain: Chain, text: string): DecodedAddress {
  const input = text.trim();
  const separator = input.lastIndexOf('1');
  const prefix = input.slice(0, separator).toLowerCase();
  const known = prefix === chain.bech32 || ['bc', 'tb', 'bcrt'].includes(prefix);
  return separator > 0 && known ? decodeSegwit(chain, input, prefix) : decodeBase58(chain, input);
}

function decodeBase58(chain: Chain, input: string): DecodedAddress {
  let bytes: Uint8Array;
  try {
    if (input.length > 50) throw new RangeError('too long');
    bytes = base58check.decode(input);
  } catch (cause) {
    throw invalid(chain, input, cause instanceof Error ? cause.message : 'not base58', cause);
  }
  if (bytes.length !== 21) throw invalid(chain, input, 'wrong length');
  const payload = bytes.subarray(1);
  if (bytes[0] === chain.base58.p2pkh) return { kind: 'p2pkh', payload };
  if (bytes[0] === chain.base58.p2sh) return { kind: 'p2sh', payload };
  throw invalid(chain, input, 'of another network');
}

function decodeSegwit(chain: Chain, input: string, prefix: string): DecodedAddress {
  const v0 = bech32.decodeUnsafe(input, 90);
  const decoded = v0 ?? bech32m.decodeUnsafe(input, 90);
  if (!decoded) throw invalid(chain, input, 'checksum or characters');
  if (prefix !== chain.bech32) throw invalid(chain, input, 'of another network');
  const version = decoded.words[0];
  if (version === undefined || version > 16) throw invalid(chain, input, 'witness version');
  let program: Uint8Array;
  try {
    program = bech32.fromWords(decoded.words.slice(1));
  } catch (cause) {
    throw invalid(chain, input, 'padding', cause);
  }
  if ((version === 0) !== (v0 !== undefined))
    throw invalid(chain, input, 'checksum of another witness version');
  if (program.length < 2 || program.length > 40) throw invalid(chain, input, 'program length');
  if (version === 0) {
    if (program.length === 20) return { kind: 'p2wpkh', payload: program };
    if (program.length === 32) return { kind: 'p2wsh', payload: program };
    throw invalid(chain, input, 'program length');
  }
  if (version === 1 && program.length === 32) return { kind: 'p2tr', payload: program };
  const payload = Uint8Array.of(version, ...program);
  const anchor = version === 1 && program.length === 2 && program[0] === 0x4e && program[1] === 0x73;
  return { kind: anchor ? 'anchor' : 'witness_unknown', payload };
}

function invalid(chain: Chain, input: string, reason: string, cause?: unknown): JejakError {
  return new JejakError('ADDRESS_INVALID', {
    meta: { chain: chain.id, input: input.slice(0, 100), reason },
    cause,
  });
}
