import { join } from 'node:path';
import { detectMixes } from '../../src/clustering/coinjoin/detect-mixes.ts';
import { mixBits, SHARED_MIX_BITS } from '../../src/clustering/coinjoin/mix-bits.ts';
import type { MixKind } from '../../src/clustering/coinjoin/mix-sighting.ts';
import { type MixLine, readMixLines } from './read-mix-lines.ts';

/** What a file holds according to its makers, and the detectors that should see it; none: spends of mixed coins. */
const FILES: readonly {
  readonly file: string;
  readonly holds: string;
  readonly expected: readonly MixKind[];
}[] = [
  {
    file: 'dumplings__sw_202403__SamouraiCoinJoins.txt',
    holds: 'Whirlpool mixes, March 2024',
    expected: ['whirlpool-mix'],
  },
  {
    file: 'dumplings__ww1_202405__WasabiCoinJoins.txt',
    holds: 'Wasabi 1 CoinJoins',
    expected: ['wasabi-1.0', 'wasabi-1.1'],
  },
  {
    file: 'dumplings__sw_202403__SamouraiTx0s.txt',
    holds: 'Whirlpool Tx0s, March 2024',
    expected: ['whirlpool-tx0', 'whirlpool-mix'],
  },
  {
    file: 'dumplings__sw_202403__SamouraiPostMixTxs.txt',
    holds: 'spends of Whirlpool outputs',
    expected: [],
  },
  { file: 'dumplings__ww1_202405__WasabiPostMixTxs.txt', holds: 'spends of Wasabi 1 outputs', expected: [] },
];

/**
 * Transactions of the file of Wasabi 1 CoinJoins that its makers list as false (crocs-muni, data/wasabi1/false_cjtxs.json),
 * by the begin of their txid. They are counted nowhere.
 */
const FALSE_ONES = ['1385206c', '8b3b00e2', 'a20733a7', 'ff6fa1c1', '7bcf14d5'];

export interface MixFileFigures {
  readonly file: string;
  readonly holds: string;
  readonly transactions: number;
  /** Seen by a detector of the expected kind. */
  readonly seen: number;
  readonly expected: readonly MixKind[];
  /** Left out of clusters, by any detector. */
  readonly leftOut: number;
  /** Transactions by the kinds seen. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Txids that no expected detector saw, the first ones. */
  readonly missed: readonly string[];
}

/** Transactions that somebody labels as mixes, with the kinds that should see them, in the folder `bitcoin/coinjoin`. */
export function labelledMixes(folder: string) {
  return FILES.filter(({ expected }) => expected.length > 0).flatMap(({ file, expected }) =>
    linesOf(folder, file).map(({ transaction }) => ({ transaction, expected })),
  );
}

function linesOf(folder: string, file: string): MixLine[] {
  return readMixLines(join(folder, file)).filter(({ txid }) => !FALSE_ONES.includes(txid.slice(0, 8)));
}

/** What the detectors say of transactions that others have labelled, in the folder `bitcoin/coinjoin`. */
export function measureMixFiles(folder: string): MixFileFigures[] {
  return FILES.map(({ file, holds, expected }) => {
    const lines = linesOf(folder, file);
    const kinds = new Map<string, number>();
    const missed: string[] = [];
    let [seen, leftOut] = [0, 0];
    for (const { txid, transaction } of lines) {
      const { sightings } = detectMixes(transaction);
      for (const { kind } of sightings) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if ((mixBits(sightings) & SHARED_MIX_BITS) !== 0) leftOut += 1;
      if (sightings.some(({ kind }) => expected.includes(kind))) seen += 1;
      else if (expected.length > 0) missed.push(txid);
    }
    return {
      file,
      holds,
      transactions: lines.length,
      seen,
      expected,
      leftOut,
      kinds: Object.fromEntries([...kinds].sort()),
      missed: missed.slice(0, 10),
    };
  });
}
