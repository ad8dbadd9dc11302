import { describe, expect, it } from 'vitest';
import { decodeAddress } from '../../../src/chains/bitcoin/address/decode-address.ts';
import { encodeAddress } from '../../../src/chains/bitcoin/address/encode-address.ts';
import { CHAINS, type Chain } from '../../../src/primitives/chain.ts';
import { KEY_IO_INVALID, KEY_IO_VALID } from '../../vectors/key-io.ts';
import { INVALID_SEGWIT, TAPROOT, VALID_SEGWIT } from '../../vectors/segwit-addresses.ts';
import { kindOf, scriptOf } from './support/script-of.ts';

function chainOf(address: string): Chain {
  if (/^bcrt1/i.test(address)) return CHAINS['bitcoin-regtest'];
  return CHAINS[/^tb1/i.test(address) ? 'bitcoin-testnet' : 'bitcoin'];
}

function expectBothWays(chain: Chain, address: string, script: string): void {
  const { kind, payload } = decodeAddress(chain, address);
  expect(scriptOf(kind, payload)).toBe(script);
  expect(kindOf(script)).toBe(kind);
  const canonical =
    address.includes('1') && /^(bc|tb|bcrt)1/i.test(address) ? address.toLowerCase() : address;
  expect(encodeAddress(chain, kind, payload)).toBe(canonical);
}

describe('BIP173 and BIP350', () => {
  it.each([...VALID_SEGWIT, ...TAPROOT])('%s is script %s', (address, script) => {
    expectBothWays(chainOf(address), address, script);
  });
  it.each(INVALID_SEGWIT)('refuses %s (%s)', (address) => {
    for (const chain of Object.values(CHAINS))
      expect(() => decodeAddress(chain, address)).toThrow(
        expect.objectContaining({ code: 'ADDRESS_INVALID' }),
      );
  });
});

describe("Bitcoin Core's key_io", () => {
  it.each(KEY_IO_VALID)('%s is script %s on %s', (address, script, chain) => {
    expectBothWays(CHAINS[chain], address, script);
  });
  it('takes segwit addresses in capitals, and no mixture', () => {
    for (const [address, script, id] of KEY_IO_VALID.filter(([text]) => /^(bc|tb|bcrt)1/.test(text))) {
      expectBothWays(CHAINS[id], address.toUpperCase(), script);
      const mixed = address.slice(0, -1) + address.slice(-1).toUpperCase();
      if (mixed !== address) expect(() => decodeAddress(CHAINS[id], mixed)).toThrow(/ADDRESS|Not an address/);
    }
  });
  it.each(KEY_IO_INVALID)('refuses %j on every chain', (text) => {
    for (const chain of Object.values(CHAINS))
      expect(() => decodeAddress(chain, text)).toThrow(expect.objectContaining({ code: 'ADDRESS_INVALID' }));
  });
});

describe('networks', () => {
  const [main, testnet, regtest] = [CHAINS.bitcoin, CHAINS['bitcoin-testnet'], CHAINS['bitcoin-regtest']];
  it.each([
    ['an address of testnet on mainnet', main, 'mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ'],
    ['an address of mainnet on testnet', testnet, '1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo'],
    ['tb1 on mainnet', main, 'tb1qcrh3yqn4nlleplcez2yndq2ry8h9ncg3qh7n54'],
    ['bc1 on regtest', regtest, 'bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv'],
    ['bcrt1 on testnet', testnet, 'bcrt1qdavt4j2sd7dlhqsavtnfxvzppw6k7qy97tmnu9'],
  ])('refuses %s and says why', (_, chain, address) => {
    expect(() => decodeAddress(chain, address)).toThrow(
      expect.objectContaining({
        meta: expect.objectContaining({ reason: 'of another network', chain: chain.id }),
      }),
    );
  });
  it('testnet and regtest share Base58 prefixes, as in Core', () => {
    expect(decodeAddress(regtest, 'mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ').kind).toBe('p2pkh');
  });
});

describe('Base58Check', () => {
  // Block 0 of mainnet pays to the key with this hash; the address is the one that everybody knows it by.
  const GENESIS = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
  it('keeps leading zeros of version and hash', () => {
    // The most known unspendable addresses: a hash of twenty zeros, and one that ends in text.
    expect(Buffer.from(decodeAddress(CHAINS.bitcoin, '1111111111111111111114oLvT2').payload)).toEqual(
      Buffer.alloc(20),
    );
    expect(encodeAddress(CHAINS.bitcoin, 'p2pkh', new Uint8Array(20))).toBe('1111111111111111111114oLvT2');
  });
  it('notices every exchange of one character', () => {
    const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    let tried = 0;
    for (let i = 0; i < GENESIS.length; i++) {
      for (const char of alphabet) {
        if (char === GENESIS[i]) continue;
        const wrong = GENESIS.slice(0, i) + char + GENESIS.slice(i + 1);
        expect(() => decodeAddress(CHAINS.bitcoin, wrong)).toThrow();
        tried += 1;
      }
    }
    expect(tried).toBe(GENESIS.length * 57);
  });
  it('takes blanks around, gives 100 characters of a bad text', () => {
    expect(decodeAddress(CHAINS.bitcoin, ` ${GENESIS}\n`).kind).toBe('p2pkh');
    expect(() => decodeAddress(CHAINS.bitcoin, 'x'.repeat(10_000))).toThrow(
      expect.objectContaining({ meta: expect.objectContaining({ input: 'x'.repeat(100) }) }),
    );
  });
});

it('scripts without an address have no text', () => {
  for (const kind of ['multisig', 'op_return', 'unknown'] as const)
    expect(encodeAddress(CHAINS.bitcoin, kind, new Uint8Array(32))).toBeUndefined();
});
