import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { ARBITRUM_TOKENS } from '../../../src/chains/evm/tokens/arbitrum-tokens.ts';
import { AVALANCHE_TOKENS } from '../../../src/chains/evm/tokens/avalanche-tokens.ts';
import { BASE_TOKENS } from '../../../src/chains/evm/tokens/base-tokens.ts';
import { BNB_TOKENS } from '../../../src/chains/evm/tokens/bnb-tokens.ts';
import { ETHEREUM_TOKENS } from '../../../src/chains/evm/tokens/ethereum-tokens.ts';
import { HARMONY_TOKENS } from '../../../src/chains/evm/tokens/harmony-tokens.ts';
import { knownTokens } from '../../../src/chains/evm/tokens/known-tokens.ts';
import { OPTIMISM_TOKENS } from '../../../src/chains/evm/tokens/optimism-tokens.ts';
import { POLYGON_TOKENS } from '../../../src/chains/evm/tokens/polygon-tokens.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../src/primitives/evm-chain.ts';

const TABLES = {
  ethereum: ETHEREUM_TOKENS,
  bnb: BNB_TOKENS,
  polygon: POLYGON_TOKENS,
  arbitrum: ARBITRUM_TOKENS,
  optimism: OPTIMISM_TOKENS,
  base: BASE_TOKENS,
  avalanche: AVALANCHE_TOKENS,
  harmony: HARMONY_TOKENS,
} as const;

describe.each(Object.entries(TABLES))('tokens of %s', (chain, rows) => {
  it('addresses bear their checksum and stand once', () => {
    for (const [address, symbol] of rows) expect(getAddress(address.toLowerCase()), symbol).toBe(address);
    expect(new Set(rows.map(([address]) => address)).size).toBe(rows.length);
  });
  it('symbols can be written in a list of minimum values; decimals and lists are sound', () => {
    for (const [, symbol, decimals, lists] of rows) {
      expect(symbol).toMatch(/^[A-Za-z0-9][A-Za-z0-9.+]{0,15}$/);
      expect(Number.isInteger(decimals) && decimals >= 0 && decimals <= 36, symbol).toBe(true);
      expect(lists, symbol).toMatch(/^A?O?P?Q?S?U?$/);
      expect(lists, symbol).not.toBe('');
    }
  });
  it('a symbol stands once, whatever its case', () => {
    const symbols = rows.map(([, symbol]) => symbol.toUpperCase());
    expect(symbols.filter((symbol, i) => symbols.indexOf(symbol) !== i)).toEqual([]);
  });
  it('none bears the symbol of the coin; the wrapped coin is among them', () => {
    const { asset, wrapped } = EVM_CHAINS[chain as EvmChainId];
    const known = knownTokens(chain as EvmChainId);
    expect([...known.values()].map(({ symbol }) => symbol.toUpperCase())).not.toContain(asset.symbol);
    for (const contract of wrapped) expect(known.get(contract)?.decimals).toBe(18);
    expect(known.size).toBe(rows.length);
  });
});

// Well-known ones, written by hand and not taken from the tables.
it.each([
  ['ethereum', '0xdac17f958d2ee523a2206206994597c13d831ec7', 'USDT', 6],
  ['ethereum', '0x6b3595068778dd592e39a122f4f5a5cf09c90fe2', 'SUSHI', 18],
  ['ethereum', '0x9f8f72aa9304c8b593d555f12ef6589cc3a579a2', 'MKR', 18],
  ['ethereum', '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', 'WBTC', 8],
  ['ethereum', '0xae7ab96520de3a18e5e111b5eaab095312d7fe84', 'stETH', 18],
  ['ethereum', '0xeb4c2781e4eba804ce9a9803c67d0893436bb27d', 'renBTC', 8],
  ['ethereum', '0x056fd409e1d7a124bd7017459dfea2f387b6d5cd', 'GUSD', 2],
  ['bnb', '0x55d398326f99059ff775485246999027b3197955', 'USDT', 18],
  ['polygon', '0x2791bca1f2de4661ed88a30c99a7a9449aa84174', 'USDC.e', 6],
  ['polygon', '0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270', 'WPOL', 18],
  ['arbitrum', '0xaf88d065e77c8cc2239327c5edb3a432268e5831', 'USDC', 6],
  ['avalanche', '0x152b9d0fdc40c096757f570a51e494bd4b943e50', 'BTC.b', 8],
  ['harmony', '0x985458e523db3d53125813ed68c274899e9dfab4', '1USDC', 6],
] as const)('%s %s is %s', (chain, contract, symbol, decimals) => {
  expect(knownTokens(chain).get(contract)).toEqual({ contract, symbol, decimals });
});
it('a chain without a list has none', () => {
  expect(knownTokens('anvil').size).toBe(0);
});
