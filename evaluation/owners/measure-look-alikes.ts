import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectMixes } from '../../src/clustering/coinjoin/detect-mixes.ts';
import { mixBits, SHARED_MIX_BITS } from '../../src/clustering/coinjoin/mix-bits.ts';
import type { MixTransaction } from '../../src/clustering/coinjoin/mix-transaction.ts';
import { readMixLines } from './read-mix-lines.ts';

export interface LookAlike {
  readonly txid: string;
  readonly transaction: MixTransaction;
  /** The judgement of the file: JoinMarket, or else why it is not. */
  readonly joinmarket: boolean;
  readonly why: string;
}

/** `bitcoin/coinjoin/lookalikes-2024-06`: what Dumplings picks as "other CoinJoins", with a judgement of each. */
export function readLookAlikes(folder: string): LookAlike[] {
  const judged = new Map(
    readFileSync(join(folder, 'judged.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => {
        const [txid, judgement, ...why] = line.split(',');
        return [txid!, { joinmarket: judgement === 'joinmarket', why: why.join(',') }];
      }),
  );
  return readMixLines(join(folder, 'transactions.txt')).map((line) => ({
    ...line,
    ...judged.get(line.txid)!,
  }));
}

/** Of transactions that are seen or left out, those that are judged to be CoinJoins. */
export interface Hits {
  readonly all: number;
  readonly judged: number;
}

export interface LookAlikeFigures {
  readonly transactions: number;
  readonly judged: number;
  readonly joinmarket: Hits;
  readonly leftOut: Hits;
  /** What the judgement and the detectors do not agree on. */
  readonly cases: readonly {
    readonly txid: string;
    readonly why: string;
    readonly kinds: readonly string[];
    readonly inputs: number;
    readonly outputs: number;
  }[];
}

/** What the detectors say of transactions that look like CoinJoins and mostly are none. */
export function measureLookAlikes(folder: string): LookAlikeFigures {
  const lines = readLookAlikes(folder);
  const seen = lines.map((line) => ({ ...line, sightings: detectMixes(line.transaction).sightings }));
  const hits = (found: typeof seen): Hits => ({
    all: found.length,
    judged: found.filter(({ joinmarket }) => joinmarket).length,
  });
  const leftOut = seen.filter(({ sightings }) => (mixBits(sightings) & SHARED_MIX_BITS) !== 0);
  return {
    transactions: lines.length,
    judged: lines.filter(({ joinmarket }) => joinmarket).length,
    joinmarket: hits(seen.filter(({ sightings }) => sightings.some(({ kind }) => kind === 'joinmarket'))),
    leftOut: hits(leftOut),
    cases: seen
      .filter((one) => one.joinmarket !== leftOut.includes(one))
      .map(({ txid, joinmarket, why, sightings, transaction }) => ({
        txid,
        why: joinmarket ? 'joinmarket' : why,
        kinds: sightings.map(({ kind }) => kind),
        inputs: transaction.inputs.length,
        outputs: transaction.outputs.length,
      })),
  };
}
