import { createHash } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKeyText } from '../../../src/chains/bitcoin/address/address-key-text.ts';
import { addressKeysOfText } from '../../../src/chains/bitcoin/address/address-keys-of-text.ts';
import { addressTexts } from '../../../src/chains/bitcoin/address/address-texts.ts';
import { ADDRESS_KEY_BYTES } from '../../../src/chains/bitcoin/script/write-address-key.ts';
import { SCRIPT_KINDS } from '../../../src/chains/bitcoin/script-kind.ts';
import { CHAINS } from '../../../src/primitives/chain.ts';
import { KEY_IO_VALID } from '../../vectors/key-io.ts';
import { TAPROOT, VALID_SEGWIT } from '../../vectors/segwit-addresses.ts';
import { keyOf } from './support/script-of.ts';

const MAIN = CHAINS.bitcoin;
/** Public key of the coinbase of block 0 and the address that block explorers show for it. */
const GENESIS_KEY =
  '04678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5f';
const GENESIS_ADDRESS = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const G = '0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798';

describe('one identity from script and from text', () => {
  const vectors = [
    ...KEY_IO_VALID.map(([address, script, chain]) => [address, script, CHAINS[chain]] as const),
    ...[...VALID_SEGWIT, ...TAPROOT].map(
      ([address, script]) =>
        [address, script, CHAINS[/^tb/i.test(address) ? 'bitcoin-testnet' : 'bitcoin']] as const,
    ),
  ];
  it.each(vectors)('%s', (address, script, chain) => {
    const key = keyOf(script)!;
    expect(addressKeysOfText(chain, address)).toContainEqual(key);
    // Programs of other lengths than 32 are kept by their hash, so only the script's hash can be shown.
    const kind = SCRIPT_KINDS[key[ADDRESS_KEY_BYTES - 1]!];
    const text = addressKeyText(chain, key);
    if (kind === 'witness_unknown') expect(text).toBe(`script:${hashHex(script)}`);
    else expect(text).toBe(/^(bc|tb|bcrt)1/i.test(address) ? address.toLowerCase() : address);
  });

  it('a bare public key and its P2PKH address are one owner', () => {
    const key = keyOf(`41${GENESIS_KEY}ac`)!;
    expect(addressKeyText(MAIN, key)).toBe(GENESIS_ADDRESS);
    expect(addressKeysOfText(MAIN, GENESIS_ADDRESS)).toEqual([key]);
    expect(keyOf('76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac')).toEqual(key);
  });
  it('the same key compressed is another address: it is another hash', () => {
    expect(addressKeyText(MAIN, keyOf(`21${G}ac`)!)).toBe('1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH');
  });

  it.each([
    ['multisig', `5121${G}51ae`],
    ['unknown', '51'],
    ['an empty script', ''],
    ['version 0 of a wrong length', `0010${'ab'.repeat(16)}`],
    ['version 2 of 16 bytes', '5210751e76e8199196d454941c45d1b3a323'],
  ])('%s is shown and found by the hash of its script', (_, script) => {
    const key = keyOf(script)!;
    const text = `script:${hashHex(script)}`;
    expect(addressKeyText(MAIN, key)).toBe(text);
    expect(addressKeysOfText(MAIN, text)).toContainEqual(key);
    expect(addressKeysOfText(MAIN, ` ${text.toUpperCase().replace('SCRIPT', 'script')} `)).toContainEqual(
      key,
    );
  });

  it('programs of 32 bytes in version 2 and later keep their version', () => {
    for (let version = 2; version <= 16; version++) {
      const program = Buffer.alloc(32, version);
      const key = keyOf(`${(0x50 + version).toString(16)}20${program.toString('hex')}`)!;
      const address = bech32m.encode('bc', [version, ...bech32m.toWords(program)]);
      expect(addressKeyText(MAIN, key)).toBe(address);
      expect(addressKeysOfText(MAIN, address)).toEqual([key]);
    }
  });

  it('the anchor is shown as Core shows it', () => {
    // Bitcoin Core 28, doc/release-notes: pay-to-anchor on mainnet.
    expect(addressKeyText(MAIN, keyOf('51024e73')!)).toBe('bc1pfeessrawgf');
    expect(addressKeysOfText(MAIN, 'bc1pfeessrawgf')).toContainEqual(keyOf('51024e73'));
  });

  it('nobody owns an OP_RETURN', () => {
    expect(keyOf('6a')).toBeUndefined();
    expect(keyOf('6a0548656c6c6f')).toBeUndefined();
  });

  it.each(['script:', `script:${'a'.repeat(63)}`, `script:${'g'.repeat(64)}`, 'nonsense'])(
    'refuses %j as an address',
    (text) => {
      expect(() => addressKeysOfText(MAIN, text)).toThrow(
        expect.objectContaining({ code: 'ADDRESS_INVALID' }),
      );
    },
  );
});

describe('addressTexts', () => {
  const base58check = createBase58check(sha256);
  const bytes = (length: number) =>
    fc.oneof(
      fc.uint8Array({ minLength: length, maxLength: length }),
      // Leading and trailing zeros, where Base58 and the padding of Bech32 are delicate.
      fc.nat({ max: length }).map((from) => new Uint8Array(length).fill(0xff, from)),
      fc.nat({ max: length }).map((to) => new Uint8Array(length).fill(0xff, 0, to)),
      fc.nat({ max: length - 1 }).map((at) => new Uint8Array(length).fill(1, at, at + 1)),
    );
  const chain = fc.constantFrom(...Object.values(CHAINS));
  const item = fc.oneof(
    fc.record({ kind: fc.constantFrom('p2pkh', 'p2sh', 'p2wpkh'), payload: bytes(20) }),
    fc.record({
      kind: fc.constantFrom('p2wsh', 'p2tr', 'unknown', 'multisig', 'witness_unknown'),
      payload: bytes(32),
    }),
  );

  it('equals @scure/base for any mixture of keys', () => {
    fc.assert(
      fc.property(chain, fc.array(item, { maxLength: 40 }), (on, items) => {
        const keys = new Uint8Array(items.length * ADDRESS_KEY_BYTES);
        const expected = items.map(({ kind, payload }, i) => {
          keys.set(payload, i * ADDRESS_KEY_BYTES);
          keys[i * ADDRESS_KEY_BYTES + 32] = SCRIPT_KINDS.indexOf(kind as (typeof SCRIPT_KINDS)[number]);
          switch (kind) {
            case 'p2pkh':
              return base58check.encode(Uint8Array.of(on.base58.p2pkh, ...payload));
            case 'p2sh':
              return base58check.encode(Uint8Array.of(on.base58.p2sh, ...payload));
            case 'p2wpkh':
            case 'p2wsh':
              return bech32.encode(on.bech32, [0, ...bech32.toWords(payload)]);
            case 'p2tr':
              return bech32m.encode(on.bech32, [1, ...bech32m.toWords(payload)]);
            default:
              return `script:${Buffer.from(payload).toString('hex')}`;
          }
        });
        expect(addressTexts(on, keys)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('equals addressKeyText for every kind that a key can have, later witness versions included', () => {
    const codes = [...SCRIPT_KINDS.keys()].filter((code) => SCRIPT_KINDS[code] !== 'p2pk');
    for (let version = 1; version <= 16; version++) codes.push(0x80 + version);
    const keys = new Uint8Array(codes.length * ADDRESS_KEY_BYTES).map((_, i) => (i * 73) & 255);
    codes.forEach((code, i) => {
      const at = i * ADDRESS_KEY_BYTES;
      if (['p2pkh', 'p2sh', 'p2wpkh'].includes(SCRIPT_KINDS[code] ?? '')) keys.fill(0, at + 20, at + 32);
      keys[at + 32] = code;
    });
    const texts = addressTexts(MAIN, keys);
    codes.forEach((_, i) => {
      const key = keys.subarray(i * ADDRESS_KEY_BYTES, (i + 1) * ADDRESS_KEY_BYTES);
      expect(texts[i]).toBe(addressKeyText(MAIN, key));
    });
  });

  it('has no text for no key, and more than one batch of checksums for many', () => {
    expect(addressTexts(MAIN, new Uint8Array(0))).toEqual([]);
    const count = 33_000;
    const keys = new Uint8Array(count * ADDRESS_KEY_BYTES);
    for (let i = 0; i < count; i++) {
      keys[i * ADDRESS_KEY_BYTES + 3] = i >> 8;
      keys[i * ADDRESS_KEY_BYTES + 4] = i;
      keys[i * ADDRESS_KEY_BYTES + 32] = SCRIPT_KINDS.indexOf('p2pkh');
    }
    const texts = addressTexts(MAIN, keys);
    for (const i of [0, 1, 32_767, 32_768, 32_769, 32_999])
      expect(texts[i]).toBe(base58check.encode(Uint8Array.of(0, ...keys.subarray(i * 33, i * 33 + 20))));
    expect(new Set(texts).size).toBe(count);
  });
});

function hashHex(script: string): string {
  return createHash('sha256').update(Buffer.from(script, 'hex')).digest('hex');
}
