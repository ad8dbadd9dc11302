import { expect, test } from 'vitest';
import { depositConfidence } from '../../../src/clustering/accounts/deposit-confidence.ts';

const LIMITS = { maxDifference: 10n ** 16n, maxBlocks: 3_200 };

// kappa = 1 - 1/2 * (dv / 0.01) - 1/2 * (dt / 3200), worked out by hand.
test.each([
  ['at once, all of it', 0n, 0, 1_000_000],
  ['half of the gas', 5n * 10n ** 15n, 0, 750_000],
  ['all of the gas', 10n ** 16n, 0, 500_000],
  ['the last block', 0n, 3_200, 500_000],
  ['a quarter of the blocks', 0n, 800, 875_000],
  ['both at their limit', 10n ** 16n, 3_200, 0],
  ['one wei: rounded down, never up', 1n, 0, 999_999],
  ['one block: 1 - 1/6400 = 0.99984375', 0n, 1, 999_843],
])('%s', (_, difference, blocks, expected) => {
  expect(depositConfidence(difference, blocks, LIMITS)).toBe(expected);
});

test.each([
  ['one wei beyond 0.01', 10n ** 16n + 1n, 0],
  ['more than came', -1n, 0],
  ['one block beyond 3,200', 0n, 3_201],
  ['before it came', 0n, -1],
])('outside: %s', (_, difference, blocks) => {
  expect(depositConfidence(difference, blocks, LIMITS)).toBeUndefined();
});

test('a token has to go on exactly', () => {
  const exact = { ...LIMITS, maxDifference: 0n };
  expect(depositConfidence(0n, 1_600, exact)).toBe(750_000);
  expect(depositConfidence(1n, 0, exact)).toBeUndefined();
});
