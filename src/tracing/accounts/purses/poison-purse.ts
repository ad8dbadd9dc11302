import { CLEAN } from '../../taint/segment-lists.ts';
import type { Parcel, Purse } from './purse.ts';

/** Poison: one tainted unit taints the whole balance, by every label that came in. Source: METHODS A.5, A.7. */
export function createPoisonPurse(clean: bigint): Purse {
  const labels: number[] = [];
  let total = clean;
  const whole = (value: bigint): Parcel => ({ label: [...labels], value: labels.map(() => value) });
  return {
    put(parcel, value) {
      const before = labels.length > 0 ? total : 0n;
      total += value;
      const dirty = (parcel?.label ?? []).filter((label, s) => label !== CLEAN && parcel!.value[s]! > 0n);
      for (const label of dirty) if (!labels.includes(label)) labels.push(label);
      labels.sort((a, b) => a - b);
      if (labels.length === 0) return 0n;
      // What was clean on either side until now.
      return total - before - (dirty.length > 0 ? value : 0n);
    },
    take(value) {
      total -= value > total ? total : value;
      if (labels.length === 0) return undefined;
      const parcel = whole(value);
      if (total === 0n) labels.length = 0;
      return parcel;
    },
    total: () => total,
    tainted: () => (labels.length > 0 ? total : 0n),
    all: () => whole(total),
  };
}
