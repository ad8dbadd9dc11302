import { createHeap } from '../../../primitives/create-heap.ts';
import type { FlowRow } from './parse-flow-row.ts';

/** An address of the block: who pays from it, and how many transactions not yet in order still pay it. */
interface Purse {
  readonly payers: number[];
  receivers: number;
}

/**
 * Transactions of one block in an order in which money can have gone: a table does not say the order within a block, so
 * one whose payers are still to be paid in the block by another one comes later; else the order of the file. Where they
 * wait for each other in a circle, the first one of the file goes first. Time grows with the rows.
 */
export function inCausalOrder(groups: readonly (readonly FlowRow[])[]): (readonly FlowRow[])[] {
  if (groups.length < 2) return [...groups];
  const purses = new Map<string, Purse>();
  const purseOf = (address: string): Purse => {
    let purse = purses.get(address);
    if (!purse) {
      purse = { payers: [], receivers: 0 };
      purses.set(address, purse);
    }
    return purse;
  };
  const pays = groups.map((group) => pursesOf(group, 'from', purseOf));
  const gets = groups.map((group) => pursesOf(group, 'to', purseOf));
  for (const [g, set] of pays.entries()) for (const purse of set) purse.payers.push(g);
  for (const set of gets) for (const purse of set) purse.receivers += 1;
  const marks = gets.map((list) => (list.length > 8 ? new Set(list) : undefined));
  const paid = (g: number, purse: Purse): number =>
    (marks[g] ? marks[g].has(purse) : gets[g]!.includes(purse)) ? 1 : 0;
  const waits = (g: number, purse: Purse) => purse.receivers > paid(g, purse);
  const blocked = pays.map((set, g) => {
    let count = 0;
    for (const purse of set) if (waits(g, purse)) count += 1;
    return count;
  });

  const free = createHeap();
  blocked.forEach((count, g) => {
    if (count === 0) free.push(g);
  });
  const taken = new Uint8Array(groups.length);
  const ordered: (readonly FlowRow[])[] = [];
  let first = 0;
  while (ordered.length < groups.length) {
    while (taken[first]) first += 1;
    const next = free.pop() ?? first;
    taken[next] = 1;
    ordered.push(groups[next]!);
    for (const purse of gets[next]!) {
      purse.receivers -= 1;
      // Only the last receiver, and the last one beside a payer itself, hold anybody back.
      if (purse.receivers > 1) continue;
      for (const g of purse.payers) {
        if (taken[g] || purse.receivers !== paid(g, purse)) continue;
        blocked[g]! -= 1;
        if (blocked[g] === 0) free.push(g);
      }
    }
  }
  return ordered;
}

function pursesOf(
  group: readonly FlowRow[],
  side: 'from' | 'to',
  purseOf: (address: string) => Purse,
): readonly Purse[] {
  // Most transactions have one row: no set is made for them.
  if (group.length === 1) {
    const address = group[0]![side];
    return address === undefined ? [] : [purseOf(address)];
  }
  const set = new Set<Purse>();
  for (const row of group) {
    const address = row[side];
    if (address !== undefined) set.add(purseOf(address));
  }
  return [...set];
}
