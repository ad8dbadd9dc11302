import { MIX_KINDS, type MixKind, type MixSighting } from './mix-sighting.ts';

/** Bit of a kind in the column `mixes`. */
export function mixBit(kind: MixKind): number {
  return 1 << MIX_KINDS.indexOf(kind);
}

const SHARED: readonly MixKind[] = [
  'generic',
  'wasabi-1.0',
  'wasabi-1.1',
  'wasabi-2',
  'whirlpool-mix',
  'joinmarket',
];

/** Kinds whose inputs belong to several owners: what clustering leaves out and where a trace stops. */
export const SHARED_MIX_BITS = SHARED.reduce((bits, kind) => bits | mixBit(kind), 0);

export function mixBits(sightings: readonly MixSighting[]): number {
  return sightings.reduce((bits, { kind }) => bits | mixBit(kind), 0);
}
