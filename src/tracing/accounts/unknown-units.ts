import type { AssetConservation } from './account-trace-result.ts';

/** Base units of an asset whose origin nobody knows, where they are now: at an end, or paid as fees. */
export function unknownUnits({ unknown }: Pick<AssetConservation, 'unknown'>): bigint {
  return unknown.ended + unknown.fees;
}
