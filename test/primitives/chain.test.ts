import { expect, it } from 'vitest';
import { CHAINS, chainById } from '../../src/primitives/chain.ts';

it('each chain is found under its own id', () => {
  for (const [id, chain] of Object.entries(CHAINS)) {
    expect(chain.id).toBe(id);
    expect(chainById(id)).toBe(chain);
  }
});

it.each(['', 'Bitcoin', 'btc', 'toString', '__proto__', 'constructor'])(
  'refuses %j and names what it knows',
  (id) => {
    expect(() => chainById(id)).toThrow(
      expect.objectContaining({
        code: 'CHAIN_UNKNOWN',
        meta: { input: id, known: 'bitcoin, bitcoin-testnet, bitcoin-regtest' },
      }),
    );
  },
);

it('no two chains share a magic or a genesis block: a file tells its network', () => {
  const chains = Object.values(CHAINS);
  expect(new Set(chains.map((chain) => Buffer.from(chain.magic).toString('hex'))).size).toBe(chains.length);
  expect(new Set(chains.map((chain) => chain.genesis)).size).toBe(chains.length);
});

// Message starts as they are listed in the developer documentation (developer.bitcoin.org, "Constants and defaults").
it.each([
  ['bitcoin', 'f9beb4d9'],
  ['bitcoin-testnet', '0b110907'],
  ['bitcoin-regtest', 'fabfb5da'],
] as const)('the magic of %s is %s', (id, magic) => {
  expect(Buffer.from(CHAINS[id].magic).toString('hex')).toBe(magic);
});
