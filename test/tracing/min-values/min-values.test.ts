import { describe, expect, it } from 'vitest';
import type { AssetInfo } from '../../../src/graph/account-source.ts';
import { minValueOf } from '../../../src/tracing/min-values/min-value-of.ts';
import { parseMinValues } from '../../../src/tracing/min-values/parse-min-values.ts';

const USDT = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const OTHER = `0x${'12'.repeat(20)}`;

const coin: AssetInfo = {
  id: 0,
  kind: 'native',
  symbol: 'ETH',
  decimals: 18,
  decimalsSource: 'chain',
  warning: '',
};
const token = (contract: string, decimals?: number, symbol = 'ANY'): AssetInfo => ({
  id: 1,
  kind: 'erc20',
  contract,
  symbol,
  ...(decimals !== undefined && { decimals }),
  decimalsSource: decimals === undefined ? '' : 'contract',
  warning: '',
});
const least = (text: string, asset: AssetInfo) => minValueOf(parseMinValues(text, 'ethereum'), asset);

describe('minimum values', () => {
  it('a plain number is whole units of every asset, and of none whose decimals are unknown', () => {
    expect(least('0.1', coin)).toBe(100_000_000_000_000_000n);
    expect(least('0.1', token(USDT, 6))).toBe(100_000n);
    expect(least('0.1', token(OTHER))).toBe(0n);
    expect(least(' 2 ', token(OTHER, 0))).toBe(2n);
  });
  it('a limit rounds up where it has more digits than the asset', () => {
    expect(least('0.0000001', token(USDT, 6))).toBe(1n);
  });
  it('a contract has its own amount; every other asset has the plain one', () => {
    const text = `0.1,ethereum:${USDT}=500,USDC=1000`;
    expect(least(text, coin)).toBe(10n ** 17n);
    expect(least(text, token(USDT, 6))).toBe(500_000_000n);
    expect(least(text, token(USDC, 6))).toBe(1_000_000_000n);
    expect(least(text, token(OTHER, 6))).toBe(100_000n);
  });
  it('order, spaces and case do not matter; without a plain number other assets have no minimum', () => {
    const text = ` usdc=1000 , ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7=500 `;
    expect(least(text, token(USDC, 6))).toBe(1_000_000_000n);
    expect(least(text, token(USDT, 6))).toBe(500_000_000n);
    expect(least(text, coin)).toBe(0n);
  });
  it('the coin by its symbol, which no token can bear for it', () => {
    expect(least('ETH=2', coin)).toBe(2n * 10n ** 18n);
    expect(least('ETH=2', token(OTHER, 18, 'ETH'))).toBe(0n);
  });
  it('a copy of a symbol has not the amount of the token that it copies', () => {
    expect(least('USDC=1000', token(OTHER, 6, 'USDC'))).toBe(0n);
  });
  it('0 for one asset takes it off the plain number', () => {
    expect(least('5,USDC=0', token(USDC, 6))).toBe(0n);
  });
  it('decimals that the data lack: those of the list; else the amount by contract is in base units, as it is shown', () => {
    expect(least('USDC=1000', token(USDC))).toBe(1_000_000_000n);
    expect(least(`ethereum:${OTHER}=1000`, token(OTHER))).toBe(1000n);
    expect(least(`ethereum:${OTHER}=0.5`, token(OTHER))).toBe(1n);
  });
  it('amounts of other chains are checked, named and not used', () => {
    const spec = parseMinValues(`1,polygon:${USDT}=500`, 'ethereum');
    expect(spec.otherChains).toEqual(['polygon']);
    expect(minValueOf(spec, token(USDT, 6))).toBe(1_000_000n);
  });
  it('the same symbol means the contract of the chain', () => {
    const bnb = parseMinValues('USDC=3', 'bnb');
    expect(minValueOf(bnb, token('0x8ac76a51cc950d9822d68b83fe1ad97b32cd580d', 18))).toBe(3n * 10n ** 18n);
    expect(minValueOf(bnb, token(USDC, 6))).toBe(0n);
  });
});

describe('what is none is refused', () => {
  it.each([
    ['much', 'AMOUNT_INVALID', { input: 'much' }],
    ['', 'AMOUNT_INVALID', { input: '' }],
    ['-1', 'AMOUNT_INVALID', { input: '-1' }],
    ['1,', 'AMOUNT_INVALID', { input: '' }],
    ['1,USDC=lots', 'MIN_VALUE_INVALID', { entry: 2, input: 'USDC=lots' }],
    ['USDC=', 'MIN_VALUE_INVALID', { entry: 1 }],
    ['=5', 'MIN_VALUE_INVALID', { entry: 1 }],
    ['USDC=1=2', 'MIN_VALUE_INVALID', { entry: 1 }],
    ['1,ethereum:0x1234=5', 'MIN_VALUE_INVALID', { entry: 2 }],
    [`1,moon:${USDT}=5`, 'CHAIN_UNKNOWN', { input: 'moon' }],
    ['1,NOPE=5', 'MIN_VALUE_SYMBOL', { entry: 2, symbol: 'NOPE', chain: 'ethereum', found: 0 }],
    ['USDT0=5', 'MIN_VALUE_SYMBOL', { entry: 1, symbol: 'USDT0', found: 0 }],
    ['1,2', 'MIN_VALUE_TWICE', { entry: 2, input: '2' }],
    [`USDT=5,ethereum:${USDT}=5`, 'MIN_VALUE_TWICE', { entry: 2 }],
    ['ETH=5,eth=6', 'MIN_VALUE_TWICE', { entry: 2 }],
  ])('%j: %s', (text, code, meta) => {
    expect(() => parseMinValues(text, 'ethereum')).toThrow(
      expect.objectContaining({ code, meta: expect.objectContaining(meta) }),
    );
  });
  it('the hint says how to name the contract', () => {
    try {
      parseMinValues('NOPE=5', 'ethereum');
      expect.unreachable();
    } catch (error) {
      expect((error as { hint: string }).hint).toContain('ethereum:0x');
    }
  });
});
