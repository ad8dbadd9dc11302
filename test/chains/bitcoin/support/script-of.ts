import { classifyScript } from '../../../../src/chains/bitcoin/script/classify-script.ts';
import {
  ADDRESS_KEY_BYTES,
  writeAddressKey,
} from '../../../../src/chains/bitcoin/script/write-address-key.ts';
import { SCRIPT_KINDS, type ScriptKind } from '../../../../src/chains/bitcoin/script-kind.ts';

/** The scriptPubKey that BIP13, BIP16, BIP141 and BIP350 give for an address, written down independently of the decoder. */
export function scriptOf(kind: ScriptKind, payload: Uint8Array): string {
  const hex = Buffer.from(payload).toString('hex');
  switch (kind) {
    case 'p2pkh':
      return `76a914${hex}88ac`;
    case 'p2sh':
      return `a914${hex}87`;
    case 'p2wpkh':
      return `0014${hex}`;
    case 'p2wsh':
      return `0020${hex}`;
    case 'p2tr':
      return `5120${hex}`;
    case 'anchor':
    case 'witness_unknown': {
      const size = (payload.length - 1).toString(16).padStart(2, '0');
      return (0x50 + payload[0]!).toString(16) + size + hex.slice(2);
    }
    default:
      throw new RangeError(`no script of kind ${kind} follows from an address`);
  }
}

/** Kind of a script that lies somewhere in the middle of a larger array, as the scripts of a block do. */
export function kindOf(hex: string): ScriptKind {
  const script = Buffer.from(hex, 'hex');
  // Bytes that would continue a push, so that a reader who runs over the end is noticed.
  const around = Buffer.concat([Buffer.alloc(7, 0x01), script, Buffer.alloc(80, 0x01)]);
  return SCRIPT_KINDS[classifyScript(around, 7, script.length)]!;
}

/** Address key of a script, or undefined where nobody can own it. */
export function keyOf(hex: string): Uint8Array | undefined {
  const bytes = Buffer.from(hex, 'hex');
  const key = new Uint8Array(ADDRESS_KEY_BYTES).fill(0xee);
  const kind = classifyScript(bytes, 0, bytes.length);
  return writeAddressKey({ bytes, at: 0, length: bytes.length, kind }, key, 0) ? key : undefined;
}
