import { byTransaction } from './by-transaction.ts';
import type { FlowRow } from './flow-row.ts';

/**
 * For each row, whether anything that respects time can reach it from the sources: an address that a reached payer paid
 * is reached from then on, for good, and within the transaction already. Every other row was paid by an address before
 * the data show that it was paid.
 */
export function reachableInTime(
  rows: readonly FlowRow[],
  about: { readonly sources: ReadonlySet<number>; readonly stops: ReadonlySet<number> },
): boolean[] {
  const reached = new Set(about.sources);
  const result = rows.map(() => false);
  for (const group of byTransaction(rows)) {
    let found = true;
    while (found) {
      found = false;
      for (const i of group) {
        const { from, to } = rows[i]!;
        if (result[i] || !reached.has(from) || about.stops.has(from)) continue;
        result[i] = true;
        reached.add(to);
        found = true;
      }
    }
  }
  return result;
}
