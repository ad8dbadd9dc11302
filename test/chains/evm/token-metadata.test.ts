import { encodeAbiParameters, stringToHex } from 'viem';
import { describe, expect, it } from 'vitest';
import { createEvmClient } from '../../../src/chains/evm/rpc/create-evm-client.ts';
import { readTokenMetadata } from '../../../src/chains/evm/rpc/read-token-metadata.ts';
import { loopbackNode } from '../../node/support/loopback-node.ts';

const text = (value: string) => encodeAbiParameters([{ type: 'string' }], [value]);
const word = (value: bigint) => encodeAbiParameters([{ type: 'uint256' }], [value]);
const SYMBOL = '0x95d89b41';
const NAME = '0x06fdde03';
const DECIMALS = '0x313ce567';

/** Answers of contracts by address and selector; a missing one reverts. */
const ANSWERS: Record<string, Record<string, string>> = {
  '0x01': { [SYMBOL]: text('USDT'), [NAME]: text('Tether USD'), [DECIMALS]: word(6n) },
  '0x02': {
    [SYMBOL]: stringToHex('MKR', { size: 32 }),
    [NAME]: stringToHex('Maker', { size: 32 }),
    [DECIMALS]: word(18n),
  },
  '0x03': {},
  '0x04': { [SYMBOL]: '0x', [NAME]: word(2n ** 255n), [DECIMALS]: word(256n) },
  '0x05': { [SYMBOL]: text('USD\u202eT'), [NAME]: text('a\u0000b'), [DECIMALS]: '0x06' },
  '0x06': { [SYMBOL]: `${word(32n)}${'ff'.repeat(32)}`, [NAME]: text('x'.repeat(257)), [DECIMALS]: word(0n) },
  '0x07': {
    [SYMBOL]: text('  ₮ '),
    [NAME]: `${word(32n)}${word(2n).slice(2)}fffe${'00'.repeat(30)}`,
    [DECIMALS]: word(255n),
  },
};

describe('what tokens say of themselves', () => {
  it('texts as string and bytes32; reverts, lies and deceit are undefined', async () => {
    const server = await loopbackNode((request) => {
      const calls = [request.body].flat() as { id: number; params: [{ to: string; data: string }] }[];
      const body = calls.map(({ id, params: [{ to, data }] }) => {
        const result = ANSWERS[to]?.[data];
        return {
          jsonrpc: '2.0',
          id,
          ...(result ? { result } : { error: { code: 3, message: 'execution reverted' } }),
        };
      });
      return { body: body.reverse() };
    });
    try {
      const client = createEvmClient({ url: server.url });
      const found = await readTokenMetadata(client, Object.keys(ANSWERS));
      expect(found.map(({ symbol, name, decimals }) => [symbol, name, decimals])).toEqual([
        ['USDT', 'Tether USD', 6],
        ['MKR', 'Maker', 18],
        [undefined, undefined, undefined],
        [undefined, undefined, undefined],
        [undefined, undefined, undefined],
        [undefined, undefined, 0],
        ['₮', undefined, 255],
      ]);
      expect(found.every((one) => one.source === 'contract')).toBe(true);
      const many = await readTokenMetadata(
        client,
        Array.from({ length: 100 }, () => '0x01'),
      );
      expect(many.map((one) => one.symbol)).toEqual(Array.from({ length: 100 }, () => 'USDT'));
      expect(server.requests).toHaveLength(1 + 4);
    } finally {
      await server.close();
    }
  });
});
