import { expect, it } from 'vitest';
import { boundFigures } from '../../evaluation/accuracy/bound-figures.ts';
import type { Missed } from '../../evaluation/accuracy/case-figures.ts';
import { classifyMissed } from '../../evaluation/accuracy/classify-missed.ts';
import type { FlowRow } from '../../evaluation/accuracy/flow-row.ts';
import { poisonBound } from '../../evaluation/accuracy/poison-bound.ts';

const CENT = 10n ** 16n;
const [THIEF, A, B, C, D, STOP] = [0, 1, 2, 3, 4, 5] as const;
const rows: FlowRow[] = (
  [
    [C, D, 1], // 0: out of time
    [THIEF, A, 100],
    [A, STOP, 40],
    [STOP, D, 40], // 3: beyond the stop
    [A, B, 60], // 4: drains A
    [9, A, 7],
    [A, C, 7], // 6: wholly out of a recorded clean receipt
    [A, C, 3], // 7: nothing is recorded
    [B, D, 60], // 8: B had it
    [D, C, 5], // 9: of what came by 8
  ] as const
).map(([from, to, cents], transaction) => ({ transaction, from, to, value: BigInt(cents) * CENT }));
const bound = poisonBound(rows, { sources: new Set([THIEF]), stops: new Set([STOP]) });

const flowsOf = (missed: Missed) =>
  Object.fromEntries(Object.entries(missed).map(([reason, { flows }]) => [reason, flows]));

it('each flow that is not reached has its reason', () => {
  const none = {
    outOfTime: 2,
    beyondStop: 1,
    cleanReceipts: 1,
    unknownOrigin: 1,
    behindMissed: 0,
    elsewhere: 0,
  };
  expect(flowsOf(classifyMissed(rows, bound, { reached: new Set([1, 2, 4, 8, 9]), chooses: true }))).toEqual(
    none,
  );
  // Not by the policy that leaves everything with B: then what D pays is behind it.
  expect(flowsOf(classifyMissed(rows, bound, { reached: new Set([1, 2, 4]), chooses: true }))).toEqual({
    ...none,
    behindMissed: 1,
    elsewhere: 1,
  });
});

it('a policy that gives every payment its part places nothing elsewhere', () => {
  const missed = classifyMissed(rows, bound, { reached: new Set([1, 2, 4]), chooses: false });
  expect(missed).toMatchObject({ behindMissed: { flows: 2 }, elsewhere: { flows: 0 } });
});

it('what is paid out of clean receipts is listed, and is not in the bound', async () => {
  const figures = await boundFigures(rows, bound, async (wanted) =>
    wanted.map((row) => ({ hash: `tx ${row}`, from: 'a', to: 'c' })),
  );
  expect(figures).toMatchObject({
    inTime: { flows: 7, volume: 275n },
    cleanReceipts: { flows: 1, volume: 7n },
    reached: { flows: 6, volume: 268n },
    marked: 268n,
    cleanFlows: [{ row: 6, hash: 'tx 6', from: 'a', to: 'c', volume: 7n }],
  });
});
