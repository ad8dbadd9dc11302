const LEAST = 5_000n;
const MOST = 134_375_000_000n;

/**
 * The values that Wasabi 2 pays out, satoshi: powers of 2 and 3, twice the powers of 3, and 1, 2 and 5 times the powers
 * of 10, between 5,000 sat and 1,343.75 BTC, and these two. Source: Dumplings and BlockSci's port of it (crocs-muni);
 * the outputs of the Wasabi 2 emulation agree (docs/accuracy.md).
 */
export function wasabi2Denominations(): ReadonlySet<bigint> {
  const values = new Set<bigint>([LEAST, MOST]);
  for (const [base, factors] of [
    [2n, [1n]],
    [3n, [1n, 2n]],
    [10n, [1n, 2n, 5n]],
  ] as const) {
    for (const factor of factors)
      for (let value = factor; value <= MOST; value *= base) if (value >= LEAST) values.add(value);
  }
  return values;
}
