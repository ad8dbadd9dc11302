import { expect, it } from 'vitest';
import { createAssetDescriber } from '../../../src/ingest/ledger/create-asset-describer.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';

const describeAsset = createAssetDescriber(evmChainById('ethereum'));
const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const OTHER = `0x${'12'.repeat(20)}`;
const facts = (contract: string, symbol: string, decimals: number) => ({
  contract,
  symbol,
  decimals,
  source: 'contract',
});
const about = (contract: string, symbol: string, decimals: number) =>
  describeAsset({ kind: 'erc20', contract }, facts(contract, symbol, decimals));

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
it('a listed token has symbol and decimals where the data give none', () => {
  const SUSHI = '0x6b3595068778dd592e39a122f4f5a5cf09c90fe2';
  expect(describeAsset({ kind: 'erc20', contract: SUSHI }, undefined)).toEqual({
    symbol: 'SUSHI',
    decimals: 18,
    decimalsSource: 'list',
    warning: '',
  });
  expect(about(OTHER, 'SUSHI', 18).warning).toBe('counterfeit');
});
it('the list is that of the chain', () => {
  const describeOther = createAssetDescriber(evmChainById('bnb'));
  expect(describeOther({ kind: 'erc20', contract: USDT }, undefined).decimalsSource).toBe('');
});
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
  expect(describeAsset({ kind: 'erc20', contract: OTHER }, undefined)).toEqual({
    symbol: '',
    decimals: undefined,
    decimalsSource: '',
    warning: '',
  });
});
