import type { Chain } from '../../../primitives/chain.ts';
import { ADDRESS_KEY_BYTES } from '../script/write-address-key.ts';
import { SCRIPT_KINDS } from '../script-kind.ts';
import { createHash256Batch } from '../sha256/hash256-batch.ts';
import { addressKeyText } from './address-key-text.ts';

const P2PKH = SCRIPT_KINDS.indexOf('p2pkh');
const P2SH = SCRIPT_KINDS.indexOf('p2sh');
const P2WPKH = SCRIPT_KINDS.indexOf('p2wpkh');
const P2WSH = SCRIPT_KINDS.indexOf('p2wsh');
const P2TR = SCRIPT_KINDS.indexOf('p2tr');
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BECH32_CODES = Uint8Array.from(BECH32, (c) => c.charCodeAt(0));
const BASE58_CODES = Uint8Array.from('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', (c) =>
  c.charCodeAt(0),
);
const POLYMOD = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/**
 * Texts of many address keys (33 bytes each), equal to addressKeyText of each. Ingest makes one for every new address
 * of a chain; together they cost a fifth of one by one, because the checksums are hashed in lanes and nothing is
 * allocated but the strings. Sources: BIP13, BIP173, BIP350.
 */
export function addressTexts(chain: Chain, keys: Uint8Array): string[] {
  const count = keys.length / ADDRESS_KEY_BYTES;
  const checksums = base58Checksums(chain, keys);
  const bech32 = bech32Writer(chain.bech32);
  const texts: string[] = [];
  let checksum = 0;
  for (let i = 0, at = 0; i < count; i++, at += ADDRESS_KEY_BYTES) {
    const kind = keys[at + ADDRESS_KEY_BYTES - 1]!;
    if (kind === P2WPKH) texts.push(bech32(keys, at, { version: 0, length: 20 }));
    else if (kind === P2WSH) texts.push(bech32(keys, at, { version: 0, length: 32 }));
    else if (kind === P2TR) texts.push(bech32(keys, at, { version: 1, length: 32 }));
    else if (kind === P2PKH || kind === P2SH) {
      const prefix = kind === P2PKH ? chain.base58.p2pkh : chain.base58.p2sh;
      texts.push(base58(prefix, keys.subarray(at, at + 20), checksums.subarray(checksum, checksum + 4)));
      checksum += 32;
    } else texts.push(addressKeyText(chain, keys.subarray(at, at + ADDRESS_KEY_BYTES)));
  }
  return texts;
}

/** Double SHA-256 of prefix and hash for every Base58 address, in order. */
function base58Checksums(chain: Chain, keys: Uint8Array): Uint8Array {
  const batch = createHash256Batch();
  const message = new Uint8Array(21);
  for (let at = 0; at < keys.length; at += ADDRESS_KEY_BYTES) {
    const kind = keys[at + ADDRESS_KEY_BYTES - 1]!;
    if (kind !== P2PKH && kind !== P2SH) continue;
    message[0] = kind === P2PKH ? chain.base58.p2pkh : chain.base58.p2sh;
    message.set(keys.subarray(at, at + 20), 1);
    batch.add(message, 0, 21);
  }
  return batch.finish();
}

/** 25 bytes as a number in limbs, divided by 58^4 again and again. */
function base58(prefix: number, hash: Uint8Array, checksum: Uint8Array): string {
  const bytes = new Uint8Array(25);
  bytes[0] = prefix;
  bytes.set(hash, 1);
  bytes.set(checksum, 21);
  const limbs = new Float64Array(9);
  // 24-bit limbs: a remainder below 58^4 and a limb stay exact in one number.
  limbs[0] = bytes[0]!;
  for (let i = 0; i < 8; i++)
    limbs[i + 1] = (bytes[1 + i * 3]! << 16) | (bytes[2 + i * 3]! << 8) | bytes[3 + i * 3]!;
  const digits = Buffer.alloc(36);
  let at = 36;
  let first = 0;
  while (first < limbs.length) {
    let rest = 0;
    for (let i = first; i < limbs.length; i++) {
      const value = rest * 16_777_216 + limbs[i]!;
      limbs[i] = Math.floor(value / 11_316_496);
      rest = value % 11_316_496;
    }
    while (first < limbs.length && limbs[first] === 0) first += 1;
    for (let k = 0; k < 4 && at > 0; k++) {
      digits[--at] = BASE58_CODES[rest % 58]!;
      rest = Math.floor(rest / 58);
    }
  }
  while (at < 36 && digits[at] === BASE58_CODES[0]) at += 1;
  for (let i = 0; i < 25 && bytes[i] === 0; i++) digits[--at] = BASE58_CODES[0]!;
  return digits.toString('latin1', at, 36);
}

type ProgramWriter = (bytes: Uint8Array, at: number, program: { version: number; length: number }) => string;

function bech32Writer(prefix: string): ProgramWriter {
  const text = Buffer.alloc(prefix.length + 1 + 1 + 52 + 6);
  text.write(`${prefix}1`, 'latin1');
  let seed = 1;
  for (const char of prefix) seed = step(seed, char.charCodeAt(0) >> 5);
  seed = step(seed, 0);
  for (const char of prefix) seed = step(seed, char.charCodeAt(0) & 31);
  return (bytes, from, { version, length }) => {
    let at = prefix.length + 1;
    let state = step(seed, version);
    text[at++] = BECH32_CODES[version]!;
    let held = 0;
    let bits = 0;
    for (let i = 0; i < length; i++) {
      held = ((held << 8) | bytes[from + i]!) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        const word = (held >>> bits) & 31;
        state = step(state, word);
        text[at++] = BECH32_CODES[word]!;
      }
    }
    if (bits > 0) {
      const word = (held << (5 - bits)) & 31;
      state = step(state, word);
      text[at++] = BECH32_CODES[word]!;
    }
    for (let i = 0; i < 6; i++) state = step(state, 0);
    state ^= version === 0 ? 1 : 0x2bc830a3;
    for (let i = 0; i < 6; i++) text[at++] = BECH32_CODES[(state >>> (5 * (5 - i))) & 31]!;
    return text.toString('latin1', 0, at);
  };
}

function step(state: number, word: number): number {
  const top = state >>> 25;
  let next = ((state & 0x1ffffff) << 5) ^ word;
  for (let i = 0; i < 5; i++) if ((top >>> i) & 1) next ^= POLYMOD[i]!;
  return next >>> 0;
}
