import type { TransactionView } from '../frontier/view-transaction.ts';
import { smaller } from '../taint/smaller.ts';
import { taintedValue } from '../taint/tainted-value.ts';
import type { Spread } from './spread-taint.ts';
import type { FeeTaint, TraceState } from './trace-state.ts';

/** Books the taint of a fee, or keeps it for the block's coinbase when fees are followed. */
export function bookFee(
  state: TraceState,
  view: TransactionView,
  spreads: readonly (Spread | undefined)[],
): void {
  const last = view.toIds.length;
  let waits = false;
  for (let p = 0; p < spreads.length; p++) {
    const spread = spreads[p];
    if (!spread) continue;
    const amount = taintedValue(state.rules.policies[p]!, spread.lists, last);
    if (amount === 0n) continue;
    const paid = smaller(amount, view.fee);
    const totals = state.totals[p]!;
    totals.rounding += amount - paid;
    if (state.rules.followFees && paid > 0n) waits = true;
    else totals.fees += paid;
  }
  if (!waits) return;
  const block = state.fees.get(view.height) ?? new Map<number, FeeTaint>();
  const holdings = spreads.map(
    (spread) => spread && { lists: spread.lists, index: last, depth: spread.depth },
  );
  block.set(view.tx, { fee: view.fee, holdings });
  state.fees.set(view.height, block);
}
