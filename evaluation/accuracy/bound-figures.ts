import type { BoundFigures } from './case-figures.ts';
import type { FlowRow } from './flow-row.ts';
import type { BoundRow } from './poison-bound.ts';
import { sumFlows } from './sum-flows.ts';

/** Sums of a bound. `namesOf` gives hash, payer and receiver of a row. */
export async function boundFigures(
  rows: readonly FlowRow[],
  bound: readonly BoundRow[],
  namesOf: (rows: readonly number[]) => Promise<{ hash: string; from: string; to: string }[]>,
): Promise<BoundFigures> {
  const wholly = (i: number) =>
    bound[i]!.inTime && bound[i]!.marked === 0n && bound[i]!.covered === rows[i]!.value;
  const clean = rows.flatMap((_, i) => (wholly(i) ? [i] : []));
  const names = await namesOf(clean);
  const marked = rows.map((row, i) => ({ ...row, value: bound[i]!.marked }));
  return {
    inTime: sumFlows(rows, (i) => bound[i]!.inTime),
    cleanReceipts: sumFlows(rows, wholly),
    neverTainted: sumFlows(rows, (i) => bound[i]!.inTime && bound[i]!.marked === 0n && !wholly(i)),
    reached: sumFlows(rows, (i) => bound[i]!.marked > 0n),
    marked: sumFlows(marked, () => true).volume,
    cleanFlows: clean.map((row, i) => ({
      row,
      ...names[i]!,
      volume: sumFlows(rows, (other) => other === row).volume,
    })),
  };
}
