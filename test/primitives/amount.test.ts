import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '../../src/primitives/amount.ts';
import { type Asset, BTC } from '../../src/primitives/asset.ts';

const WEI: Asset = { id: 'x:native', symbol: 'ETH', decimals: 18, unit: 'wei' };
const WHOLE: Asset = { id: 'x:whole', symbol: 'N', decimals: 0, unit: 'piece' };

describe('parseAmount', () => {
  it.each([
    ['0', 0n],
    ['1', 100_000_000n],
    ['0.5', 50_000_000n],
    ['12.00000001', 1_200_000_001n],
    ['-3.00000001', -300_000_001n],
    ['00.10', 10_000_000n],
    [' 21000000 ', 2_100_000_000_000_000n],
    ['119756.62032288', 11_975_662_032_288n],
    ['90071992547409.93', 9_007_199_254_740_993_000_000n],
  ])('%j is %d satoshi', (text, units) => {
    expect(parseAmount(BTC, text)).toEqual({ asset: BTC, units });
  });

  it.each([
    '',
    ' ',
    '.',
    '.5',
    '5.',
    '1,5',
    '1e3',
    '+1',
    '--1',
    '0x10',
    '1 000',
    'NaN',
    'Infinity',
    '１',
    '1.-5',
  ])('refuses %j', (text) => {
    expect(() => parseAmount(BTC, text)).toThrow(expect.objectContaining({ code: 'AMOUNT_INVALID' }));
  });

  it.each(['0.000000001', '1.000000000', '0.123456789'])(
    'refuses %s: a ninth decimal would have to be rounded',
    (text) => {
      expect(() => parseAmount(BTC, text)).toThrow(
        expect.objectContaining({ code: 'AMOUNT_TOO_PRECISE', meta: { input: text, decimals: 8 } }),
      );
    },
  );

  it('an asset without decimals takes none', () => {
    expect(parseAmount(WHOLE, '7').units).toBe(7n);
    expect(() => parseAmount(WHOLE, '7.0')).toThrow(expect.objectContaining({ code: 'AMOUNT_TOO_PRECISE' }));
  });

  it('shows at most 80 characters of a bad text', () => {
    expect(() => parseAmount(BTC, 'x'.repeat(5_000))).toThrow(
      expect.objectContaining({ meta: { input: 'x'.repeat(80) } }),
    );
  });
});

describe('formatAmount', () => {
  it.each([
    [1n, '0.00000001'],
    [0n, '0.00000000'],
    [-1n, '-0.00000001'],
    [100_000_000n, '1.00000000'],
    [2_100_000_000_000_000n, '21000000.00000000'],
  ])('%d satoshi is %s', (units, text) => {
    expect(formatAmount({ asset: BTC, units })).toBe(text);
  });

  it('parse and format undo each other for any amount of any asset', () => {
    const asset = fc.constantFrom(BTC, WEI, WHOLE);
    fc.assert(
      fc.property(asset, fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n }), (of, units) => {
        expect(parseAmount(of, formatAmount({ asset: of, units })).units).toBe(units);
      }),
    );
  });

  it('is the same number as plain integer arithmetic on the digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n }), (units) => {
        const [whole, fraction] = formatAmount({ asset: BTC, units }).split('.');
        expect(fraction).toHaveLength(8);
        expect(BigInt(whole!) * 100_000_000n + BigInt(fraction!)).toBe(units);
      }),
    );
  });
});
