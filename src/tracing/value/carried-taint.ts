import type { CarriedParcel } from './carried.ts';
import type { TaintPolicyId } from './policies.ts';
import { CLEAN, UNKNOWN } from './slab.ts';

/** Stolen base units of a parcel: the sum over starts; under poison, where they overlap, the largest. */
export function carriedTaint(pieces: CarriedParcel | undefined, policy: TaintPolicyId): bigint {
  let result = 0n;
  for (const { start, value } of pieces ?? []) {
    if (start === CLEAN || start === UNKNOWN) continue;
    if (policy !== 'poison') result += value;
    else if (value > result) result = value;
  }
  return result;
}
