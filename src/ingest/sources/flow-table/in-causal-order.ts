import type { FlowRow } from './parse-flow-row.ts';

/** Above this the rows stay as they are: the search takes the square of their number. */
const LARGE = 1_000;

/**
 * Transactions of one block in an order in which money can have gone: a table does not say the order within a block, so
 * one whose payers are still to be paid in the block comes later; else the order of the file.
 */
export function inCausalOrder(groups: readonly (readonly FlowRow[])[]): (readonly FlowRow[])[] {
  if (groups.length < 2 || groups.length > LARGE) return [...groups];
  const left = [...groups];
  const ordered: (readonly FlowRow[])[] = [];
  while (left.length > 0) {
    const free = left.findIndex((group) => {
      const payers = new Set(group.map(({ from }) => from));
      return left.every((other) => other === group || other.every(({ to }) => !payers.has(to)));
    });
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
}
