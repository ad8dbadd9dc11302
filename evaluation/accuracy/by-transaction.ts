import type { FlowRow } from './flow-row.ts';

/** Places of rows in the table, a list a transaction. */
export function byTransaction(rows: readonly FlowRow[]): number[][] {
  const groups: number[][] = [];
  let last: FlowRow | undefined;
  rows.forEach((row, i) => {
    if (row.transaction === last?.transaction) groups.at(-1)!.push(i);
    else groups.push([i]);
    last = row;
  });
  return groups;
}
