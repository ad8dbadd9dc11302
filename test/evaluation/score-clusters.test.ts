import { describe, expect, it } from 'vitest';
import { coSpentPairs } from '../../evaluation/clustering/co-spent-pairs.ts';
import { scoreClusters } from '../../evaluation/clustering/score-clusters.ts';
import { addFigures } from '../../evaluation/figures/add-figures.ts';
import { clusteringRatios } from '../../evaluation/figures/clustering-ratios.ts';
import { percent } from '../../evaluation/figures/percent.ts';
import { FLAG_COINBASE, type FlowBatch, NO_ADDRESS } from '../../src/graph/flow-source.ts';

// Ann has 0-3, Bob 4-5, nobody knows 6. Clusters: {0 1 2 4}, {3}, {5 6}.
const owners = ['wallet-a', 'wallet-a', 'wallet-a', 'wallet-a', 'wallet-b', 'wallet-b', undefined];
const cluster = [0, 0, 0, 3, 0, 5, 5];
const coSpent = [
  [0, 1],
  [2, 3],
] as const;

describe('scoreClusters, counted by hand', () => {
  const figures = scoreClusters((address) => cluster[address]!, owners, coSpent);
  it('counts pairs', () => {
    expect(figures).toMatchObject({
      addresses: 6n,
      clusters: 3n,
      wrongClusters: 1n,
      biggestWrong: { addresses: 4n, owners: 2n },
      // {0 1 2 4} has six pairs, three of them Ann's; Ann has six pairs in all, Bob one.
      clusterPairs: 6n,
      rightPairs: 3n,
      ownerPairs: 7n,
      coSpentPairs: 2n,
      coSpentTogether: 1n,
      // Ann's three in the first cluster, 3 alone, 5 alone.
      pure: 5n,
    });
    expect(figures.groups.wallets).toEqual({ owners: 2n, addresses: 6n, together: 4n, clusterSize: 8n });
    expect(figures.groups.thief.owners).toBe(0n);
  });
  it('gives shares, cut and not rounded', () => {
    const { precision, recall, purity } = clusteringRatios(figures);
    expect([precision, recall, purity].map(percent)).toEqual(['50.00 %', '42.85 %', '83.33 %']);
    expect(percent({ hits: 999_999n, of: 1_000_000n })).toBe('99.99 %');
    expect(percent({ hits: 0n, of: 0n })).toBe('–');
  });
  it('sums chains, and keeps the largest wrong cluster of them', () => {
    const other = { ...figures, biggestWrong: { addresses: 9n, owners: 3n } };
    const sum = addFigures(figures, other);
    expect(sum.clusterPairs).toBe(12n);
    expect(sum.groups.wallets.addresses).toBe(12n);
    expect(sum.biggestWrong).toEqual({ addresses: 9n, owners: 3n });
  });
});

it('coSpentPairs: one owner, both known, each pair once, no coinbase', () => {
  const batch = {
    count: 4,
    flags: Uint8Array.of(FLAG_COINBASE, 0, 0, 0),
    mixes: new Uint16Array(4),
    print: new Uint8Array(4),
    locktime: new Uint32Array(4),
    weight: new Uint32Array(4),
    inputStart: Uint32Array.of(0, 2, 5, 7, 11),
    inputAddress: Uint32Array.of(0, 3, 2, 0, 4, 0, 2, 5, 6, NO_ADDRESS, 4),
  } as unknown as FlowBatch;
  expect([...coSpentPairs(batch, owners)]).toEqual([
    [0, 2],
    [4, 5],
  ]);
});
