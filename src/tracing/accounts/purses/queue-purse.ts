import { CLEAN } from '../../taint/segment-lists.ts';
import type { Parcel, Purse } from './purse.ts';

/**
 * FIFO and LIFO: arrivals stand in a row in the order in which they came; payments take from its head (first in, first
 * out) or from its tail. Source: Clayton's case; METHODS A.7.
 */
export function createQueuePurse(end: 'head' | 'tail', clean: bigint): Purse {
  const label: number[] = [];
  const value: bigint[] = [];
  let head = 0;
  let taint = 0n;
  let total = 0n;
  push(CLEAN, clean);

  function push(which: number, amount: bigint): void {
    if (amount === 0n) return;
    const last = label.length - 1;
    if (last >= head && label[last] === which) value[last]! += amount;
    else {
      label.push(which);
      value.push(amount);
    }
    total += amount;
    if (which !== CLEAN) taint += amount;
  }
  function compact(): void {
    if (head < 1_024 || head * 2 < label.length) return;
    label.splice(0, head);
    value.splice(0, head);
    head = 0;
  }
  return {
    put(parcel, amount) {
      if (!parcel) push(CLEAN, amount);
      else for (let s = 0; s < parcel.label.length; s++) push(parcel.label[s]!, parcel.value[s]!);
      return 0n;
    },
    take(amount) {
      const taken: Parcel = { label: [], value: [] };
      let need = amount;
      let dirty = false;
      while (need > 0n && head < label.length) {
        const at = end === 'head' ? head : label.length - 1;
        const part = value[at]! > need ? need : value[at]!;
        taken.label.push(label[at]!);
        taken.value.push(part);
        if (label[at] !== CLEAN) {
          taint -= part;
          dirty = true;
        }
        need -= part;
        total -= part;
        value[at]! -= part;
        if (value[at] !== 0n) break;
        if (end === 'head') head += 1;
        else {
          label.pop();
          value.pop();
        }
      }
      compact();
      if (!dirty) return undefined;
      if (need > 0n) {
        taken.label.push(CLEAN);
        taken.value.push(need);
      }
      // Taken from the tail, the newest came first: in the parcel they stand in the order of their arrival.
      if (end === 'tail') {
        taken.label.reverse();
        taken.value.reverse();
      }
      return taken;
    },
    total: () => total,
    tainted: () => taint,
    all: () => ({ label: label.slice(head), value: value.slice(head) }),
  };
}
