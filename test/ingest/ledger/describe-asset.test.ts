import { expect, it } from 'vitest';
import { describeAsset } from '../../../src/ingest/ledger/describe-asset.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';

const chain = evmChainById('ethereum');
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const OTHER = `0x${'12'.repeat(20)}`;
const facts = (contract: string, symbol: string, decimals: number) => ({
  contract,
  symbol,
  decimals,
  source: 'contract',
});
const about = (contract: string, symbol: string, decimals: number) =>
  describeAsset(chain, { kind: 'erc20', contract }, facts(contract, symbol, decimals));

it('a token is known by its contract', () => {
  expect(about(USDT, 'USDT', 6)).toEqual({
    symbol: 'USDT',
    decimals: 6,
    decimalsSource: 'list',
    warning: '',
  });
});
it.each(['USDT', 'usdt', ' USDT ', 'U\u200BSDT', 'USD₮', 'USDТ', 'ＵＳＤＴ', 'ETH', '0xETH'.slice(2)])(
  'another contract with the symbol "%s" of a known one is counterfeit',
  (symbol) => {
    expect(about(OTHER, symbol, 6).warning).toBe('counterfeit');
  },
);
it('a known token that lies about its decimals is told, and the list is believed', () => {
  expect(about(USDT, 'USDT', 18)).toMatchObject({ decimals: 6, warning: 'decimals' });
});
it('decimals that nothing could show are none; symbols bring no control characters', () => {
  expect(about(OTHER, 'MINE', 255).decimals).toBeUndefined();
  expect(about(OTHER, 'A\u202EB\nC'.padEnd(60, 'x'), 2)).toMatchObject({
    symbol: `ABC${'x'.repeat(29)}`,
    decimals: 2,
    warning: '',
  });
});
it('an unknown token without facts', () => {
  expect(describeAsset(chain, { kind: 'erc20', contract: OTHER }, undefined)).toEqual({
    symbol: '',
    decimals: undefined,
    decimalsSource: '',
    warning: '',
  });
});
