import type { CarriedParcel } from '../value/carried.ts';
import { CLEAN, UNKNOWN } from '../value/slab.ts';

/** Start units of a parcel by start; what is clean or of unknown origin has none. */
export function unitsByStart(pieces: CarriedParcel | undefined): Map<number, bigint> {
  const sums = new Map<number, bigint>();
  for (const { start, units } of pieces ?? [])
    if (start !== CLEAN && start !== UNKNOWN) sums.set(start, (sums.get(start) ?? 0n) + units);
  return sums;
}
