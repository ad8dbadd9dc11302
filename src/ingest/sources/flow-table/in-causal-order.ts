import { createHeap } from '../../../primitives/create-heap.ts';
import { NO_ADDRESS } from '../../ledger/flow-run.ts';

/** Transactions of one block: the rows of transaction g are rows[starts[g]] to before rows[starts[g + 1]]. */
export interface FlowGroups {
  readonly count: number;
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
  /** Numbers of addresses, by row; NO_ADDRESS for none. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/**
 * An order of the transactions of a block in which money can have gone: a table does not say the order within a block, so
 * one whose payers are still to be paid in the block by another one comes later; else the order of the file. Where they
 * wait for each other in a circle, the first one of the file goes first. Time grows with the rows. Undefined: the order
 * of the file. Made once for many blocks; `addresses` is above every number of an address.
 */
export function createCausalOrder(): (groups: FlowGroups, addresses: number) => Uint32Array | undefined {
  // An address of the block has a purse: a number of its own. What stands of former blocks is older than `epoch`.
  let epoch = 0;
  let epochOf = new Uint32Array(0);
  let purseOf = new Uint32Array(0);
  // By purse: transactions that pay into it and are not yet in order, the last transaction that was seen at it.
  let receivers = new Uint32Array(1_024);
  let payers = new Uint32Array(1_024);
  let seenBy = new Int32Array(1_024);
  let purses = 0;

  function purse(address: number): number {
    if (epochOf[address] === epoch) return purseOf[address]!;
    if (purses === receivers.length) {
      receivers = wider(receivers, new Uint32Array(2 * purses));
      payers = wider(payers, new Uint32Array(2 * purses));
      seenBy = wider(seenBy, new Int32Array(2 * purses));
    }
    epochOf[address] = epoch;
    purseOf[address] = purses;
    receivers[purses] = 0;
    payers[purses] = 0;
    seenBy[purses] = -1;
    return purses++;
  }
  /** Purses of one side of each transaction, each once. */
  function sides(groups: FlowGroups, column: Uint32Array): { list: Uint32Array; starts: Uint32Array } {
    const { count, rows, starts } = groups;
    const list = new Uint32Array(starts[count]! - starts[0]!);
    const begin = new Uint32Array(count + 1);
    let at = 0;
    seenBy.fill(-1, 0, purses);
    for (let g = 0; g < count; g++) {
      begin[g] = at;
      for (let i = starts[g]!; i < starts[g + 1]!; i++) {
        const address = column[rows[i]!]!;
        if (address === NO_ADDRESS) continue;
        const found = purse(address);
        if (seenBy[found] === g) continue;
        seenBy[found] = g;
        list[at++] = found;
      }
    }
    begin[count] = at;
    return { list, starts: begin };
  }

  return (groups, addresses) => {
    const { count } = groups;
    if (count < 2) return undefined;
    if (epochOf.length < addresses) {
      epochOf = wider(epochOf, new Uint32Array(2 * addresses));
      purseOf = wider(purseOf, new Uint32Array(2 * addresses));
    }
    epoch += 1;
    purses = 0;
    const gets = sides(groups, groups.to);
    for (let i = 0; i < gets.starts[count]!; i++) receivers[gets.list[i]!]! += 1;
    const pays = sides(groups, groups.from);
    // Whether a payer is paid into the same purse by its own transaction.
    const own = new Uint8Array(pays.starts[count]!);
    const blocked = new Uint32Array(count);
    let waiting = 0;
    seenBy.fill(-1, 0, purses);
    for (let g = 0; g < count; g++) {
      for (let i = gets.starts[g]!; i < gets.starts[g + 1]!; i++) seenBy[gets.list[i]!] = g;
      for (let i = pays.starts[g]!; i < pays.starts[g + 1]!; i++) {
        const at = pays.list[i]!;
        payers[at]! += 1;
        if (seenBy[at] === g) own[i] = 1;
        if (receivers[at]! > own[i]!) blocked[g]! += 1;
      }
      if (blocked[g]! > 0) waiting += 1;
    }
    if (waiting === 0) return undefined;

    // The transactions that pay from each purse, and where in `own` they stand.
    const payersFrom = new Uint32Array(purses + 1);
    for (let p = 0; p < purses; p++) payersFrom[p + 1] = payersFrom[p]! + payers[p]!;
    const payerGroup = new Uint32Array(payersFrom[purses]!);
    const payerOwn = new Uint8Array(payersFrom[purses]!);
    const next = payersFrom.slice();
    for (let g = 0; g < count; g++)
      for (let i = pays.starts[g]!; i < pays.starts[g + 1]!; i++) {
        const at = next[pays.list[i]!]!++;
        payerGroup[at] = g;
        payerOwn[at] = own[i]!;
      }

    const free = createHeap();
    for (let g = 0; g < count; g++) if (blocked[g] === 0) free.push(g);
    const taken = new Uint8Array(count);
    const order = new Uint32Array(count);
    let first = 0;
    for (let done = 0; done < count; done++) {
      while (taken[first]) first += 1;
      const g = free.pop() ?? first;
      taken[g] = 1;
      order[done] = g;
      for (let i = gets.starts[g]!; i < gets.starts[g + 1]!; i++) {
        const at = gets.list[i]!;
        receivers[at]! -= 1;
        // Only the last receiver, and the last one beside a payer itself, hold anybody back.
        if (receivers[at]! > 1) continue;
        for (let k = payersFrom[at]!; k < payersFrom[at + 1]!; k++) {
          const payer = payerGroup[k]!;
          if (taken[payer] || receivers[at] !== payerOwn[k]) continue;
          blocked[payer]! -= 1;
          if (blocked[payer] === 0) free.push(payer);
        }
      }
    }
    return order;
  };
}

function wider<T extends Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
