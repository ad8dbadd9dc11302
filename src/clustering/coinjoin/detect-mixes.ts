import { equalChips } from './equal-chips.ts';
import { genericMix } from './generic-mix.ts';
import { joinMarket } from './joinmarket.ts';
import type { MixRule } from './mix-rules.ts';
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

/** An exchange pays many customers at once, and so often equal amounts. */
const LIKE_PAYOUTS: readonly MixKind[] = ['wasabi-1.0', 'wasabi-1.1', 'joinmarket'];

export interface MixAnswer {
  readonly sightings: readonly MixSighting[];
  /** Sightings that were dropped because an exchange pays. */
  readonly vetoed: readonly { readonly sighting: MixSighting; readonly by: 'exchange' }[];
}

/**
 * All that one transaction tells by itself. `exchange` says that an input is tagged as an exchange's. Sightings are
 * claims about a shape: several may hold at once, and the most confident one is not a verdict. The exchange's veto: METHODS part B.
 * `without` leaves conditions out, to measure what they cost and give.
 */
export function detectMixes(
  transaction: MixTransaction,
  exchange = false,
  without: readonly MixRule[] = [],
): MixAnswer {
  const shape = mixShape(transaction, without);
  const found: MixSighting[] = [];
  for (const detect of DETECTORS) {
    const sighting = detect(shape);
    if (sighting) found.push(sighting);
  }
  const sightings: MixSighting[] = [];
  const vetoed: { sighting: MixSighting; by: 'exchange' }[] = [];
  for (const sighting of found) {
    if (exchange && LIKE_PAYOUTS.includes(sighting.kind)) vetoed.push({ sighting, by: 'exchange' });
    else sightings.push(sighting);
  }
  return { sightings, vetoed };
}
