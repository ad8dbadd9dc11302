import type { NamedParcel } from '../trace-parameters.ts';
import type { TaintPolicyId } from './policies.ts';

/**
 * The parcel of `from` base units of one asset as `to` units of another: the borders between segments move in
 * proportion (rounded down), so that the whole stays whole. Under poison every label covers the new value.
 */
export function scaleParcel(
  parcel: NamedParcel,
  size: { readonly from: bigint; readonly to: bigint },
  policy: TaintPolicyId,
): NamedParcel {
  const { from, to } = size;
  if (policy === 'poison') return { label: [...parcel.label], value: parcel.label.map(() => to) };
  const label: number[] = [];
  const value: bigint[] = [];
  let sum = 0n;
  let placed = 0n;
  for (let s = 0; s < parcel.label.length; s++) {
    sum += parcel.value[s]!;
    const border = sum >= from ? to : (sum * to) / from;
    if (border === placed) continue;
    label.push(parcel.label[s]!);
    value.push(border - placed);
    placed = border;
  }
  return { label, value };
}

/** Tainted base units of a parcel: the sum over names; under poison, where they overlap, the largest. */
export function taintedPart(parcel: NamedParcel | undefined, policy: TaintPolicyId): bigint {
  let result = 0n;
  for (let s = 0; s < (parcel?.label.length ?? 0); s++) {
    if (parcel!.label[s] === 0) continue;
    const value = parcel!.value[s]!;
    if (policy !== 'poison') result += value;
    else if (value > result) result = value;
  }
  return result;
}
