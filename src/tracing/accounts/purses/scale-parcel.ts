import type { TaintPolicyId } from '../../taint/taint-policy.ts';
import type { Parcel } from './purse.ts';

/**
 * The parcel of `from` base units of one asset as `to` units of another: the borders between segments move in
 * proportion (rounded down), so that the whole stays whole. Under poison every label covers the new value.
 */
export function scaleParcel(
  parcel: Parcel,
  size: { readonly from: bigint; readonly to: bigint },
  policy: TaintPolicyId,
): Parcel {
  const { from, to } = size;
  if (policy === 'poison') return { label: [...parcel.label], value: parcel.label.map(() => to) };
  const scaled: Parcel = { label: [], value: [] };
  let sum = 0n;
  let placed = 0n;
  for (let s = 0; s < parcel.label.length; s++) {
    sum += parcel.value[s]!;
    const border = sum >= from ? to : (sum * to) / from;
    if (border === placed) continue;
    scaled.label.push(parcel.label[s]!);
    scaled.value.push(border - placed);
    placed = border;
  }
  return scaled;
}
