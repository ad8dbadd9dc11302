import { viewTransaction } from '../frontier/view-transaction.ts';
import { appendSegment } from '../taint/append-segment.ts';
import { CLEAN, type SegmentLists } from '../taint/segment-lists.ts';
import { smaller } from '../taint/smaller.ts';
import { taintedValue } from '../taint/tainted-value.ts';
import { addAmount } from './add-amount.ts';
import { clampList } from './clamp-list.ts';
import type { BlockFees } from './fetch-block-fees.ts';
import { passOutputs } from './pass-outputs.ts';
import { recordHop } from './record-hop.ts';
import type { Spread } from './spread-taint.ts';
import type { FeeTaint, TraceState } from './trace-state.ts';

/**
 * The coinbase of a block takes the tainted fees: its queue is the subsidy (clean), then the fees in transaction order;
 * its outputs are served by the policy as those of any transaction. Fees that the miner did not claim stay fees.
 * Source: TaintChain and BlockSci (`taintFee`).
 */
export function payCoinbase(state: TraceState, block: BlockFees, taint: ReadonlyMap<number, FeeTaint>): void {
  const { rules } = state;
  const seen = viewTransaction(block.coinbase, 0, 'forward');
  const total = block.fees.reduce((sum, fee) => sum + fee, 0n);
  const claimed = seen.toValues.reduce((sum, value) => sum + value, 0n);
  const rule = subsidy(seen.height, rules.halving);
  const minted = claimed > rule + total ? claimed - total : rule;
  const view = { ...seen, fromIds: [], fromValues: [], extra: 0n, fee: minted + total - claimed };
  // In chain order, whatever order the transactions were processed in.
  const payers = [...taint.keys()].sort((a, b) => a - b);
  const sources = new Map(payers.map((tx) => [tx, { tx, amounts: {} }]));
  const spreads = rules.policies.map((policy, p): Spread | undefined => {
    const inputs: SegmentLists = { start: [0], label: [], value: [] };
    appendSegment(inputs, CLEAN, minted);
    inputs.start.push(inputs.label.length);
    let depth = Number.POSITIVE_INFINITY;
    let tainted = 0n;
    const totals = state.totals[p]!;
    block.fees.forEach((fee, i) => {
      const holding = taint.get(seen.tx + 1 + i)?.holdings[p];
      if (holding) clampList(inputs, { holding, overlapping: policy.overlapping }, fee);
      else appendSegment(inputs, CLEAN, fee);
      inputs.start.push(inputs.label.length);
      if (!holding) return;
      const amount = taintedValue(policy, inputs, i + 1);
      const before = taintedValue(policy, holding.lists, holding.index);
      totals.rounding += smaller(before, fee) - amount;
      if (amount === 0n) return;
      depth = Math.min(depth, holding.depth);
      tainted += amount;
      addAmount(sources.get(seen.tx + 1 + i)!.amounts, policy.id, amount);
    });
    if (tainted === 0n) return undefined;
    if (policy.overlapping) totals.absorbed += minted + total - tainted;
    const lists = policy.allocate(inputs, view.toValues, view.fee);
    const unclaimed = taintedValue(policy, lists, view.toIds.length);
    const paid = smaller(unclaimed, view.fee);
    totals.fees += paid;
    totals.rounding += unclaimed - paid;
    return { inputs, lists, depth: depth + 1 };
  });
  if (rules.recordHops) {
    recordHop(state, view, { entries: [], spreads });
    state.hops[state.hops.length - 1]!.feeSources.push(...sources.values());
  }
  passOutputs(state, view, spreads);
}

/** Satoshi minted at a height. */
function subsidy(height: number, halving: number): bigint {
  const halvings = Math.floor(height / halving);
  return halvings >= 64 ? 0n : 5_000_000_000n >> BigInt(halvings);
}
