import { detectMixes } from '../../src/clustering/coinjoin/detect-mixes.ts';
import type { MixRule } from '../../src/clustering/coinjoin/mix-rules.ts';
import type { MixKind, MixSighting } from '../../src/clustering/coinjoin/mix-sighting.ts';
import type { MixTransaction } from '../../src/clustering/coinjoin/mix-transaction.ts';
import { readRealBlocks } from './read-real-blocks.ts';

/** Kinds that name a wallet or a service; the generic rule and Stonewall are shapes, and are counted only. */
const NAMED: readonly MixKind[] = [
  'wasabi-1.0',
  'wasabi-1.1',
  'wasabi-2',
  'whirlpool-mix',
  'whirlpool-tx0',
  'joinmarket',
  'equal-chips',
];

export interface FiredCase {
  readonly block: string;
  readonly txid: string;
  readonly kind: MixKind;
  readonly inputs: number;
  readonly inputScripts: number;
  readonly outputs: number;
  readonly participants: number;
  /** Satoshi. */
  readonly denomination: bigint;
  /** Transactions of the block of the same shape: kind, outputs, participants and denomination. */
  readonly alike: number;
}

export interface RealBlockFigures {
  readonly blocks: number;
  readonly transactions: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** One case for each shape in each block. */
  readonly cases: readonly FiredCase[];
}

/** What fires on ordinary transactions, in the folder `bitcoin/blocks`. An upper bound: see readRealBlocks. */
export function measureRealBlocks(folder: string): RealBlockFigures {
  const blocks = new Set<string>();
  const kinds = new Map<string, number>();
  const cases = new Map<string, FiredCase & { alike: number }>();
  let transactions = 0;
  for (const { block, txid, readings } of readRealBlocks(folder)) {
    blocks.add(block);
    transactions += 1;
    for (const { kind, participants, denominations } of sightingsOfAny(readings)) {
      if (kind === 'payjoin') continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (!NAMED.includes(kind)) continue;
      const { inputs, outputs } = readings[0]!;
      const shape = [block, kind, outputs.length, participants, denominations.join()].join(' ');
      const before = cases.get(shape);
      if (before) before.alike += 1;
      else
        cases.set(shape, {
          block,
          txid,
          kind,
          inputs: inputs.length,
          inputScripts: new Set(inputs.map(({ script }) => script)).size,
          outputs: outputs.length,
          participants,
          denomination: denominations[0]!,
          alike: 1,
        });
    }
  }
  return {
    blocks: blocks.size,
    transactions,
    kinds: Object.fromEntries([...kinds].sort()),
    cases: [...cases.values()],
  };
}

/** The first sighting of each kind in any reading. */
export function sightingsOfAny(
  readings: readonly MixTransaction[],
  without: readonly MixRule[] = [],
): MixSighting[] {
  const found = new Map<MixKind, MixSighting>();
  for (const reading of readings)
    for (const sighting of detectMixes(reading, false, without).sightings)
      if (!found.has(sighting.kind)) found.set(sighting.kind, sighting);
  return [...found.values()];
}
