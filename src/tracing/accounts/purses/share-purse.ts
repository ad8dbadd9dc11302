import { CLEAN } from '../../taint/segment-lists.ts';
import type { Parcel, Purse } from './purse.ts';

/**
 * Haircut and TIHO: value is mixed. Haircut: a payment of v out of a total t takes floor(v * x / t) of each label's x,
 * what a division leaves over stays behind, so that no unit is lost. TIHO: taint goes first into the larger of the
 * payment and what stays behind (at equal size into the payment). Labels share in the order of their numbers.
 * Source: METHODS A.5, A.7; BlockSci taint.cpp for haircut.
 */
export function createSharePurse(policy: 'haircut' | 'tiho', clean: bigint): Purse {
  const sums = new Map<number, bigint>();
  let total = clean;
  let taint = 0n;

  function share(label: number, amount: bigint, room: bigint): bigint {
    if (policy === 'haircut') return (amount * room) / total;
    const sum = sums.get(label)!;
    return sum < room ? sum : room;
  }
  return {
    put(parcel, amount) {
      total += amount;
      if (!parcel) return 0n;
      for (let s = 0; s < parcel.label.length; s++) {
        const label = parcel.label[s]!;
        if (label === CLEAN) continue;
        sums.set(label, (sums.get(label) ?? 0n) + parcel.value[s]!);
        taint += parcel.value[s]!;
      }
      return 0n;
    },
    take(amount) {
      const value = amount > total ? total : amount;
      const stays = total - value;
      if (taint === 0n || value === 0n) {
        total = stays;
        return undefined;
      }
      // TIHO: how much taint the payment gets in all.
      let room = policy === 'haircut' ? value : amountFor(value, stays, taint);
      const parcel: Parcel = { label: [], value: [] };
      let moved = 0n;
      for (const label of [...sums.keys()].sort((a, b) => a - b)) {
        const part = policy === 'haircut' ? share(label, sums.get(label)!, room) : share(label, 0n, room);
        if (policy === 'tiho') room -= part;
        if (part === 0n) continue;
        parcel.label.push(label);
        parcel.value.push(part);
        moved += part;
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
    },
    total: () => total,
    tainted: () => taint,
    all() {
      const labels = [...sums.keys()].sort((a, b) => a - b);
      const parcel: Parcel = { label: labels, value: labels.map((label) => sums.get(label)!) };
      if (total > taint) {
        parcel.label.push(CLEAN);
        parcel.value.push(total - taint);
      }
      return parcel;
    },
  };
}

/** Taint that a payment gets when it is poured into the larger part first. */
function amountFor(value: bigint, stays: bigint, taint: bigint): bigint {
  if (value >= stays) return taint < value ? taint : value;
  return taint > stays ? taint - stays : 0n;
}
