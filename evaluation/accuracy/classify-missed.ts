import { byTransaction } from './by-transaction.ts';
import type { Missed } from './case-figures.ts';
import type { FlowRow } from './flow-row.ts';
import type { BoundRow } from './poison-bound.ts';
import { sumFlows } from './sum-flows.ts';

/**
 * Why the flows that a policy did not reach were not reached, out of the table and the bound alone: the trace is asked
 * for nothing but which flows it reached.
 */
export function classifyMissed(
  rows: readonly FlowRow[],
  bound: readonly BoundRow[],
  trace: {
    readonly reached: ReadonlySet<number>;
    /** The policy gives some payments the stolen part and others none of it: neither poison nor haircut does. */
    readonly chooses: boolean;
  },
): Missed {
  const { reached } = trace;
  const fed = trace.chooses ? fedByTaint(rows, bound, reached) : new Set<number>();
  const reasons = rows.map((row, i) => (reached.has(i) ? undefined : reasonOf(row, bound[i]!, fed.has(i))));
  const of = (wanted: keyof Missed) => sumFlows(rows, (i) => reasons[i] === wanted);
  return {
    outOfTime: of('outOfTime'),
    beyondStop: of('beyondStop'),
    cleanReceipts: of('cleanReceipts'),
    unknownOrigin: of('unknownOrigin'),
    behindMissed: of('behindMissed'),
    elsewhere: of('elsewhere'),
  };
}

function reasonOf(
  { value }: FlowRow,
  { marked, covered, inTime, behindStop }: BoundRow,
  fed: boolean,
): keyof Missed {
  if (behindStop) return 'beyondStop';
  if (!inTime) return 'outOfTime';
  if (covered < value) return 'unknownOrigin';
  if (marked === 0n) return 'cleanReceipts';
  return fed ? 'elsewhere' : 'behindMissed';
}

/** Rows whose payer got a reached flow since his record was last empty, up to the end of the transaction. */
function fedByTaint(
  rows: readonly FlowRow[],
  bound: readonly BoundRow[],
  reached: ReadonlySet<number>,
): Set<number> {
  const lastReached = new Map<number, number>();
  const fed = new Set<number>();
  for (const group of byTransaction(rows)) {
    for (const i of group) if (reached.has(i)) lastReached.set(rows[i]!.to, i);
    for (const i of group) if ((lastReached.get(rows[i]!.from) ?? -1) >= bound[i]!.filledFrom) fed.add(i);
  }
  return fed;
}
