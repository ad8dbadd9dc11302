import { CLEAN } from '../../taint/segment-lists.ts';
import type { Parcel, Purse } from './purse.ts';

/**
 * Haircut and TIHO: value is mixed. Haircut: of the taint x in a total t a payment of v takes floor(v * x / t), and what
 * the division leaves over stays behind, as far as that has room for it; labels share by their parts. TIHO: taint goes
 * first into the larger of the payment and what stays behind (at equal size into the payment), label by label. Nothing
 * is lost. Source: METHODS A.5, A.7; BlockSci taint.cpp for haircut.
 */
export function createSharePurse(policy: 'haircut' | 'tiho', clean: bigint): Purse {
  const sums = new Map<number, bigint>();
  let total = clean;
  let taint = 0n;

  const labels = () => [...sums.keys()].sort((a, b) => a - b);
  /** How much of each label `moved` units of taint are. */
  function divide(moved: bigint): [number, bigint][] {
    let passed = 0n;
    let given = 0n;
    return labels().map((label) => {
      const sum = sums.get(label)!;
      passed += sum;
      const border = policy === 'haircut' ? (passed * moved) / taint : passed < moved ? passed : moved;
      const part = border - given;
      given = border;
      return [label, part];
    });
  }
  return {
    put(parcel, amount) {
      total += amount;
      if (!parcel) return 0n;
      for (let s = 0; s < parcel.label.length; s++) {
        const label = parcel.label[s]!;
        if (label === CLEAN || parcel.value[s] === 0n) continue;
        sums.set(label, (sums.get(label) ?? 0n) + parcel.value[s]!);
        taint += parcel.value[s]!;
      }
      return 0n;
    },
    take(amount) {
      const value = amount > total ? total : amount;
      const stays = total - value;
      const moved = taint === 0n ? 0n : policy === 'haircut' ? proportion() : larger(value, stays, taint);
      const parcel: Parcel = { label: [], value: [] };
      for (const [label, part] of moved === 0n ? [] : divide(moved)) {
        if (part === 0n) continue;
        parcel.label.push(label);
        parcel.value.push(part);
        const left = sums.get(label)! - part;
        if (left === 0n) sums.delete(label);
        else sums.set(label, left);
      }
      total = stays;
      taint -= moved;
      if (moved === 0n) return undefined;
      if (amount > moved) {
        parcel.label.push(CLEAN);
        parcel.value.push(amount - moved);
      }
      return parcel;

      function proportion(): bigint {
        const share = (value * taint) / total;
        return taint - share > stays ? taint - stays : share;
      }
    },
    total: () => total,
    tainted: () => taint,
    all() {
      const parcel: Parcel = { label: labels(), value: labels().map((label) => sums.get(label)!) };
      if (total > taint) {
        parcel.label.push(CLEAN);
        parcel.value.push(total - taint);
      }
      return parcel;
    },
  };
}

/** Taint that a payment gets when it is poured into the larger part first. */
function larger(value: bigint, stays: bigint, taint: bigint): bigint {
  if (value >= stays) return taint < value ? taint : value;
  return taint > stays ? taint - stays : 0n;
}
