import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { FILTERS, MIX_COINS } from '../../evaluation/figures/clustering-figures.ts';
import { clusteringRatios } from '../../evaluation/figures/clustering-ratios.ts';
import { coinJoinRatios } from '../../evaluation/figures/coinjoin-ratios.ts';
import type { Evaluation } from '../../evaluation/figures/evaluation.ts';
import { policyRatios } from '../../evaluation/figures/policy-ratios.ts';
import type { Ratio } from '../../evaluation/figures/ratio.ts';
import { POLICIES, TAINT_RUNS } from '../../evaluation/figures/taint-figures.ts';
import { toJson } from '../../evaluation/output/to-json.ts';
import { runEvaluation } from '../../evaluation/run-evaluation.ts';
import { SETS } from '../../evaluation/sets.ts';

const committed = JSON.parse(readFileSync('evaluation/figures.json', 'utf8')) as Record<string, unknown>;
let short: Evaluation;

beforeAll(async () => {
  short = await runEvaluation(SETS.short);
}, 120_000);

/** In millionths, whole numbers. */
const millionths = ({ hits, of }: Ratio) => Number((hits * 1_000_000n) / of);

describe('the errors of the methods on the short set of chains', () => {
  it('are those in evaluation/figures.json: otherwise run `npm run evaluate -- --write` and read the pages again', () => {
    expect(JSON.parse(toJson(short))).toEqual(committed.short);
  });

  it('multi-input: with every mix left out nothing is merged wrongly', () => {
    for (const coins of MIX_COINS) {
      const { truth } = short.sums.clustering[coins];
      expect(truth.wrongClusters).toBe(0n);
      expect(truth.rightPairs).toBe(truth.clusterPairs);
      expect(truth.pure).toBe(truth.addresses);
    }
  });

  it('multi-input: without a filter every pair spent together is found; no filter changes what the truth is', () => {
    for (const coins of MIX_COINS) {
      const { none, detectors, truth } = short.sums.clustering[coins];
      expect(none.coSpentTogether).toBe(none.coSpentPairs);
      for (const figures of [detectors, truth]) {
        expect(figures.ownerPairs).toBe(none.ownerPairs);
        expect(figures.coSpentPairs).toBe(none.coSpentPairs);
        expect(figures.addresses).toBe(none.addresses);
      }
    }
  });

  it('multi-input: the filter leaves out transactions, so it merges less, and it is at least as precise', () => {
    for (const coins of MIX_COINS) {
      const { none, detectors } = short.sums.clustering[coins];
      expect(detectors.clusters).toBeGreaterThanOrEqual(none.clusters);
      expect(detectors.clusterPairs).toBeLessThanOrEqual(none.clusterPairs);
      expect(detectors.rightPairs).toBeLessThanOrEqual(none.rightPairs);
      expect(millionths(clusteringRatios(detectors).precision)).toBeGreaterThanOrEqual(
        millionths(clusteringRatios(none).precision),
      );
      for (const filter of FILTERS) {
        const figures = short.sums.clustering[coins][filter];
        expect(figures.rightPairs).toBeLessThanOrEqual(figures.ownerPairs);
        const { owners } = figures.biggestWrong;
        expect(owners === 0n || owners >= 2n).toBe(true);
      }
    }
  });

  it('the detectors find every mix, whatever its kind', () => {
    const { coinjoin } = short.sums;
    for (const kind of ['joinmarket', 'wasabi1', 'wasabi2', 'whirlpool'] as const)
      expect(coinjoin[kind]).toEqual({ transactions: 3n, flagged: 3n });
    // One owner's inputs, or one output: no shape of several owners.
    expect(coinjoin['whirlpool-tx0'].flagged).toBe(0n);
    expect(coinjoin.consolidation.flagged).toBe(0n);
    // Measured 471 in a million.
    expect(millionths(coinJoinRatios(coinjoin).falseAlarms)).toBeLessThan(2_000);
  });

  it('kinds of transactions add up to all transactions but the coinbases', () => {
    const kinds = Object.values(short.sums.coinjoin).reduce(
      (sum, { transactions }) => sum + transactions,
      0n,
    );
    const all = short.sums.transactions;
    expect(all).toBeGreaterThanOrEqual(9_000n);
    expect(kinds < all && kinds > (all * 9n) / 10n).toBe(true);
  });

  it.each(TAINT_RUNS)(
    'taint, %s: every place is reached, and poison marks at least as much as any other',
    (run) => {
      const figures = short.sums.taint[run];
      for (const policy of POLICIES) {
        const f = figures[policy];
        expect(f.reachedPlaces).toBe(f.places);
        expect(f.atPlaces + f.atThief + f.atOthers).toBe(f.terminalValue);
        expect(f.atPlaces).toBeLessThanOrEqual(f.placeValue);
        expect(figures.poison.terminalValue).toBeGreaterThanOrEqual(f.terminalValue);
        expect(figures.poison.endedPlaces).toBeGreaterThanOrEqual(f.endedPlaces);
        // Measured 0.965 and more.
        expect(millionths(policyRatios(f).recall)).toBeGreaterThan(900_000);
      }
    },
  );

  it('taint: when every mix is known, the trace ends at every place with all of its value', () => {
    for (const policy of POLICIES) {
      const f = short.sums.taint['demo, every mix known'][policy];
      expect(f.endedPlaces).toBe(f.places);
      expect(f.atThief).toBe(0n);
      // Haircut's divisions leave a unit or two behind.
      expect(f.placeValue - f.atPlaces).toBeLessThan(1_000n);
    }
  });
});
