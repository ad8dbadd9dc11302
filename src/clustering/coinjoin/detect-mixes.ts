import { equalChips } from './equal-chips.ts';
import { genericMix } from './generic-mix.ts';
import { joinMarket } from './joinmarket.ts';
import { mixShape } from './mix-shape.ts';
import type { MixKind, MixSighting } from './mix-sighting.ts';
import type { MixTransaction } from './mix-transaction.ts';
import { payjoin } from './payjoin.ts';
import { stonewall } from './stonewall.ts';
import { wasabi2 } from './wasabi-2.ts';
import { wasabi10 } from './wasabi-10.ts';
import { wasabi11 } from './wasabi-11.ts';
import { whirlpoolMix } from './whirlpool-mix.ts';
import { whirlpoolTx0 } from './whirlpool-tx0.ts';

const DETECTORS = [
  genericMix,
  wasabi10,
  wasabi11,
  wasabi2,
  whirlpoolMix,
  joinMarket,
  whirlpoolTx0,
  equalChips,
  stonewall,
  payjoin,
] as const;

const NAMED: readonly MixKind[] = ['wasabi-1.0', 'wasabi-1.1', 'wasabi-2', 'whirlpool-mix', 'joinmarket'];
/** An exchange pays many customers at once, and so often equal amounts. */
const LIKE_PAYOUTS: readonly MixKind[] = ['wasabi-1.0', 'wasabi-1.1', 'joinmarket'];

/** A Tx0 makes equal outputs too; its own shape is narrower, and all of its inputs are one owner's. */
const LIKE_TX0: readonly MixKind[] = ['generic', 'joinmarket'];

export type MixVeto = 'stonewall' | 'exchange' | 'whirlpool-tx0';

export interface MixAnswer {
  readonly sightings: readonly MixSighting[];
  /** Sightings that were dropped, and why. */
  readonly vetoed: readonly { readonly sighting: MixSighting; readonly by: MixVeto }[];
}

/**
 * All that one transaction tells by itself. `exchange` says that an input is tagged as an exchange's. Sightings are
 * claims about a shape: several may hold at once, and the most confident one is not a verdict. Vetoes: METHODS part B.
 */
export function detectMixes(transaction: MixTransaction, exchange = false): MixAnswer {
  const shape = mixShape(transaction);
  const found: MixSighting[] = [];
  for (const detect of DETECTORS) {
    const sighting = detect(shape);
    if (sighting) found.push(sighting);
  }
  const dressed = found.some(({ kind }) => kind === 'stonewall');
  const sightings: MixSighting[] = [];
  const vetoed: { sighting: MixSighting; by: MixVeto }[] = [];
  const prepares = found.some(({ kind }) => kind === 'whirlpool-tx0');
  for (const sighting of found) {
    if (dressed && NAMED.includes(sighting.kind)) vetoed.push({ sighting, by: 'stonewall' });
    else if (prepares && LIKE_TX0.includes(sighting.kind)) vetoed.push({ sighting, by: 'whirlpool-tx0' });
    else if (exchange && LIKE_PAYOUTS.includes(sighting.kind)) vetoed.push({ sighting, by: 'exchange' });
    else sightings.push(sighting);
  }
  return { sightings, vetoed };
}
