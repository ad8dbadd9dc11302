import { join } from 'node:path';
import { detectMixes } from '../../src/clustering/coinjoin/detect-mixes.ts';
import { mixBit, mixBits, SHARED_MIX_BITS } from '../../src/clustering/coinjoin/mix-bits.ts';
import { MIX_RULES, type MixRule } from '../../src/clustering/coinjoin/mix-rules.ts';
import type { MixKind, MixSighting } from '../../src/clustering/coinjoin/mix-sighting.ts';
import { readLookAlikes } from './measure-look-alikes.ts';
import { labelledMixes } from './measure-mix-files.ts';
import { sightingsOfAny } from './measure-real-blocks.ts';
import { readRealBlocks } from './read-real-blocks.ts';

/** Transactions that detectors see: labelled mixes and Tx0s as what they are, false ones as anything that counts. */
export interface MixCounts {
  readonly labelled: number;
  /** Look-alikes that are judged to be none, and are left out of clusters or called a Tx0. */
  readonly lookAlikes: number;
  /** Ordinary transactions that are left out, or called a Tx0. */
  readonly ordinary: number;
}

export interface MixRuleFigures {
  /** With all conditions, and with none. */
  readonly all: MixCounts;
  readonly none: MixCounts;
  /** With one condition alone, and with all but this one. */
  readonly rules: readonly {
    readonly rule: MixRule;
    readonly alone: MixCounts;
    readonly missing: MixCounts;
  }[];
}

/** What each condition costs and gives on labelled mixes, look-alikes and ordinary blocks, in the folder `bitcoin`. */
export function measureMixRules(bitcoin: string): MixRuleFigures {
  const lookAlikes = readLookAlikes(join(bitcoin, 'coinjoin', 'lookalikes-2024-06'));
  const labelled = [
    ...labelledMixes(join(bitcoin, 'coinjoin')),
    ...lookAlikes
      .filter(({ joinmarket }) => joinmarket)
      .map(({ transaction }) => ({ transaction, expected: ['joinmarket'] as readonly MixKind[] })),
  ];
  const others = lookAlikes.filter(({ joinmarket }) => !joinmarket);
  // Only a transaction on which something fires without any condition can change.
  const ordinary = [...readRealBlocks(join(bitcoin, 'blocks'))].filter(({ readings }) =>
    counts(sightingsOfAny(readings, MIX_RULES)),
  );
  const count = (without: readonly MixRule[]): MixCounts => ({
    labelled: labelled.filter(({ transaction, expected }) =>
      detectMixes(transaction, false, without).sightings.some(({ kind }) => expected.includes(kind)),
    ).length,
    lookAlikes: others.filter(({ transaction }) => counts(detectMixes(transaction, false, without).sightings))
      .length,
    ordinary: ordinary.filter(({ readings }) => counts(sightingsOfAny(readings, without))).length,
  });
  return {
    all: count([]),
    none: count(MIX_RULES),
    rules: MIX_RULES.map((rule) => ({
      rule,
      alone: count(MIX_RULES.filter((other) => other !== rule)),
      missing: count([rule]),
    })),
  };
}

const COUNTED = SHARED_MIX_BITS | mixBit('whirlpool-tx0');

function counts(sightings: readonly MixSighting[]): boolean {
  return (mixBits(sightings) & COUNTED) !== 0;
}
