import { CLEAN } from '../../taint/segment-lists.ts';
import type { Parcel, Purse } from './purse.ts';

/** Parts that were taken from the head and still stand in the lists. */
const SLACK = 1_024;

/**
 * FIFO and LIFO: arrivals stand in a row in the order in which they came; payments take from its head (first in, first
 * out) or from its tail. Source: Clayton's case; METHODS A.7.
 */
export function createQueuePurse(end: 'head' | 'tail', clean: bigint): Purse {
  return new QueuePurse(end === 'head', clean);
}

/** A class, because a trace has one for every place that it reaches: methods are shared, and lists begin small. */
class QueuePurse implements Purse {
  private label: number[];
  private value: bigint[];
  private head = 0;
  private taint = 0n;
  private sum: bigint;
  private readonly first: boolean;

  constructor(first: boolean, clean: bigint) {
    this.first = first;
    this.sum = clean;
    this.label = clean === 0n ? [] : [CLEAN];
    this.value = clean === 0n ? [] : [clean];
  }
  put(parcel: Parcel | undefined, amount: bigint): bigint {
    if (!parcel) this.push(CLEAN, amount);
    else for (let s = 0; s < parcel.label.length; s++) this.push(parcel.label[s]!, parcel.value[s]!);
    return 0n;
  }
  private push(which: number, amount: bigint): void {
    if (amount === 0n) return;
    const last = this.label.length - 1;
    if (last < 0) {
      this.label = [which];
      this.value = [amount];
    } else if (this.label[last] === which) this.value[last]! += amount;
    else {
      this.label.push(which);
      this.value.push(amount);
    }
    this.sum += amount;
    if (which !== CLEAN) this.taint += amount;
  }
  take(amount: bigint): Parcel | undefined {
    if (this.head === this.label.length || amount === 0n) return undefined;
    const at = this.first ? this.head : this.label.length - 1;
    if (this.value[at]! < amount) return this.takeMany(amount);
    const which = this.label[at]!;
    this.remove(at, amount);
    return which === CLEAN ? undefined : { label: [which], value: [amount] };
  }
  private takeMany(amount: bigint): Parcel | undefined {
    const taken: Parcel = { label: [], value: [] };
    let need = amount;
    let dirty = false;
    while (need > 0n && this.head < this.label.length) {
      const at = this.first ? this.head : this.label.length - 1;
      const part = this.value[at]! > need ? need : this.value[at]!;
      taken.label.push(this.label[at]!);
      taken.value.push(part);
      if (this.label[at] !== CLEAN) dirty = true;
      need -= part;
      this.remove(at, part);
    }
    if (!dirty) return undefined;
    if (need > 0n) {
      taken.label.push(CLEAN);
      taken.value.push(need);
    }
    // Taken from the tail, the newest came first: in the parcel they stand in the order of their arrival.
    if (!this.first) {
      taken.label.reverse();
      taken.value.reverse();
    }
    return taken;
  }
  private remove(at: number, part: bigint): void {
    this.sum -= part;
    if (this.label[at] !== CLEAN) this.taint -= part;
    if (this.value[at] !== part) {
      this.value[at]! -= part;
      return;
    }
    if (!this.first) {
      this.label.pop();
      this.value.pop();
      return;
    }
    this.head += 1;
    if (this.head !== this.label.length && (this.head < SLACK || this.head * 2 < this.label.length)) return;
    this.label = this.label.slice(this.head);
    this.value = this.value.slice(this.head);
    this.head = 0;
  }
  total(): bigint {
    return this.sum;
  }
  tainted(): bigint {
    return this.taint;
  }
  all(): Parcel {
    return { label: this.label.slice(this.head), value: this.value.slice(this.head) };
  }
}
