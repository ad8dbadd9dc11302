import { expect, it } from 'vitest';
import { poisonBound } from '../../evaluation/accuracy/poison-bound.ts';

const [THIEF, A, B, C, OTHER, STOP] = [0, 1, 2, 3, 4, 5] as const;
type Row = readonly [from: number, to: number, value: number, transaction?: number];

const bound = (...rows: Row[]) =>
  poisonBound(
    rows.map(([from, to, value, transaction], i) => ({
      transaction: transaction ?? 100 + i,
      from,
      to,
      value: BigInt(value),
    })),
    { sources: new Set([THIEF]), stops: new Set([STOP]) },
  );
const marked = (...rows: Row[]) => bound(...rows).map((row) => Number(row.marked));

it('whoever holds something stolen pays stolen value, whole, above his record too', () => {
  expect(marked([THIEF, A, 100], [OTHER, A, 50], [A, B, 60], [A, C, 200])).toEqual([100, 0, 60, 200]);
});

it('drained, he pays clean receipts clean, and of more than them the part above can be stolen', () => {
  expect(marked([THIEF, A, 100], [A, B, 100], [OTHER, A, 40], [A, B, 30], [A, C, 25], [C, B, 25])).toEqual([
    100, 100, 0, 0, 15, 25,
  ]);
});

it('something stolen again wakes him', () => {
  expect(marked([THIEF, A, 10], [A, B, 10], [OTHER, A, 5], [THIEF, A, 1], [A, C, 2])).toEqual([
    10, 10, 0, 1, 2,
  ]);
});

it('a payment beyond the record drains: nothing is owed afterwards', () => {
  expect(marked([THIEF, A, 10], [A, B, 300], [OTHER, A, 5], [A, C, 5])).toEqual([10, 300, 0, 0]);
});

it('what a transaction brings in is there for what it pays out, and it is empty only at its end', () => {
  expect(marked([THIEF, A, 10], [A, B, 10, 1], [B, C, 10, 1], [OTHER, B, 3], [B, C, 3])).toEqual([
    10, 10, 10, 0, 0,
  ]);
  expect(marked([THIEF, A, 10], [A, B, 10, 1], [OTHER, A, 7, 1], [A, C, 7])).toEqual([10, 10, 0, 7]);
});

it('the rows of a transaction have no order: what is paid on may stand before what was paid', () => {
  const rows = bound([A, B, 10, 1], [THIEF, A, 10, 1], [B, C, 10]);
  expect(rows.map((row) => Number(row.marked))).toEqual([10, 10, 10]);
  expect(rows.every(({ inTime }) => inTime)).toBe(true);
});

it('time and stops: who was paid later, or by a stop, pays nothing stolen', () => {
  const rows = bound([A, B, 5], [THIEF, A, 5], [A, STOP, 5], [STOP, C, 5], [C, B, 5]);
  expect(rows.map((row) => Number(row.marked))).toEqual([0, 5, 5, 0, 0]);
  expect(rows.map(({ inTime }) => inTime)).toEqual([false, true, true, false, false]);
  expect(rows.map(({ behindStop }) => behindStop)).toEqual([false, false, false, true, true]);
  expect(rows.map(({ covered }) => Number(covered))).toEqual([0, 0, 5, 5, 5]);
});
