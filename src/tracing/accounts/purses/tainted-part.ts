import { CLEAN } from '../../taint/segment-lists.ts';
import type { TaintPolicyId } from '../../taint/taint-policy.ts';
import type { Parcel } from './purse.ts';

/** Tainted base units of a parcel: the sum over labels; under poison, where labels overlap, the largest. */
export function taintedPart(parcel: Parcel | undefined, policy: TaintPolicyId): bigint {
  let result = 0n;
  for (let s = 0; s < (parcel?.label.length ?? 0); s++) {
    if (parcel!.label[s] === CLEAN) continue;
    const value = parcel!.value[s]!;
    if (policy !== 'poison') result += value;
    else if (value > result) result = value;
  }
  return result;
}
