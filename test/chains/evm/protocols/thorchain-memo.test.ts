import { describe, expect, it } from 'vitest';
import { parseThorchainMemo } from '../../../../src/chains/evm/protocols/bridges/parse-thorchain-memo.ts';

const BTC = 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl';
const ETH = '0x7a093cebfa77403672d68e1c22d0681400a36682';
const HASH = 'A1B2'.repeat(16);

describe('memos of THORChain', () => {
  it.each([
    // The first is the example of THORNode's merge request 3151 (custom refund address).
    [
      `=:BTC.BTC:${BTC}/${ETH}`,
      { action: 'swap', asset: 'BTC.BTC', toChain: 'bitcoin', address: BTC, refundAddress: ETH },
    ],
    [`=:BTC.BTC:${BTC}:100000`, { action: 'swap', asset: 'BTC.BTC', toChain: 'bitcoin', address: BTC }],
    [`=:b:${BTC}:0/1/0:t:30`, { action: 'swap', asset: 'BTC.BTC', toChain: 'bitcoin', address: BTC }],
    [`s:e:${ETH}`, { action: 'swap', asset: 'ETH.ETH', toChain: 'ethereum', address: ETH }],
    [`SWAP:BSC.BNB:${ETH}`, { action: 'swap', asset: 'BSC.BNB', toChain: 'bnb', address: ETH }],
    [
      '=:b:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      { action: 'swap', asset: 'BTC.BTC', toChain: 'bitcoin', address: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa' },
    ],
    [
      `=:ETH.USDC-0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48:${ETH}`,
      {
        action: 'swap',
        asset: 'ETH.USDC-0XA0B86991C6218B36C1D19D4A2E9EB0CE3606EB48',
        toChain: 'ethereum',
        address: ETH,
      },
    ],
    // A synthetic stays on THORChain; a THORName is no address.
    ['=:ETH/ETH:thorname', { action: 'swap', asset: 'ETH/ETH', toChain: '?THOR' }],
    ['=:LTC.LTC', { action: 'swap', asset: 'LTC.LTC', toChain: '?LTC' }],
    [`OUT:${HASH}`, { action: 'out', hash: HASH.toLowerCase() }],
    [`REFUND:${HASH}`, { action: 'refund', hash: HASH.toLowerCase() }],
    [`+:BTC.BTC:${ETH}`, { action: 'add', asset: 'BTC.BTC' }],
    ['-:ETH.ETH:10000', { action: 'withdraw', asset: 'ETH.ETH' }],
  ])('%s', (memo, expected) => {
    expect(parseThorchainMemo(memo)).toEqual(expected);
  });
  it.each(['', 'hello', '=', '=:', '=:nonsense', 'OUT:1234', 'MIGRATE:4000000', 'BOND:thor1abc', 'omni:1:2'])(
    '"%s" is none',
    (memo) => {
      expect(parseThorchainMemo(memo)).toBeUndefined();
    },
  );
});
