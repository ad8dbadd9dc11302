import type { FlowSum } from './case-figures.ts';
import type { FlowRow } from './flow-row.ts';

/** The table's values have 18 decimals here. */
const CENT = 10n ** 16n;

/** Number and whole value of the rows that are wanted. */
export function sumFlows(rows: readonly FlowRow[], wanted: (row: number) => boolean): FlowSum {
  let flows = 0;
  let units = 0n;
  rows.forEach(({ value }, i) => {
    if (!wanted(i)) return;
    flows += 1;
    units += value;
  });
  return { flows, volume: units / CENT };
}
