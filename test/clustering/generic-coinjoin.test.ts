import { describe, expect, it } from 'vitest';
import { genericCoinJoin } from '../../src/clustering/coinjoin/generic.ts';

const addresses = (count: number) => Array.from({ length: count }, (_, i) => i);

// METHODS A.3 (BlockSci heuristics, GraphSense): p = floor((outputs + 1) / 2) equal outputs from p different addresses.
describe('the generic CoinJoin rule takes', () => {
  it('three people with change each', () => {
    expect(genericCoinJoin(addresses(3), [100n, 100n, 100n, 7n, 8n, 9n])).toEqual({
      participants: 3,
      denomination: 100n,
    });
  });
  it('one of them without change', () => {
    expect(genericCoinJoin(addresses(3), [100n, 7n, 100n, 8n, 100n])?.participants).toBe(3);
  });
  it('more inputs than people', () => {
    expect(genericCoinJoin(addresses(9), [5_000n, 5_000n, 1n])?.participants).toBe(2);
  });
});

describe('the generic CoinJoin rule leaves', () => {
  it('a payment with change', () => {
    expect(genericCoinJoin(addresses(2), [100n, 100n])).toBeUndefined();
  });
  it('fewer inputs than people', () => {
    expect(genericCoinJoin(addresses(2), [100n, 100n, 100n, 7n, 8n, 9n])).toBeUndefined();
  });
  it('inputs of fewer addresses than people, unknown ones not counted', () => {
    expect(genericCoinJoin([4, 4, 5], [100n, 100n, 100n, 7n, 8n, 9n])).toBeUndefined();
    expect(genericCoinJoin([4, -1, 5], [100n, 100n, 100n, 7n, 8n, 9n])).toBeUndefined();
  });
  it('more or fewer equal outputs than people', () => {
    expect(genericCoinJoin(addresses(5), [100n, 100n, 100n, 100n, 8n])).toBeUndefined();
    expect(genericCoinJoin(addresses(5), [100n, 100n, 6n, 7n, 8n])).toBeUndefined();
  });
  it('dust and the fee of Counterparty', () => {
    expect(genericCoinJoin(addresses(3), [546n, 546n, 546n, 7n, 8n])).toBeUndefined();
    expect(genericCoinJoin(addresses(3), [2_730n, 2_730n, 2_730n, 7n, 8n])).toBeUndefined();
  });
  it('a single input', () => {
    expect(genericCoinJoin([1], [100n, 7n, 8n])).toBeUndefined();
  });
});
