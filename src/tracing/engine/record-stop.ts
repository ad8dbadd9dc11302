import type { Holding, LedgerEntry } from '../ledger.ts';
import { CLEAN } from '../taint/segment-lists.ts';
import { sumLabels } from '../taint/sum-labels.ts';
import { taintedValue } from '../taint/tainted-value.ts';
import type { TraceTag } from '../trace-parameters.ts';
import type { LabelAmount, StopReason } from '../trace-result.ts';
import { addAmount } from './add-amount.ts';
import type { TerminalDraft, TraceState } from './trace-state.ts';

export interface Stop {
  readonly reason: StopReason;
  readonly tag?: TraceTag | undefined;
  /** The transaction that is not passed, NONE when there is none. */
  readonly nextTx: number;
}

/** Makes a terminal of an output for all policies in `entry.holdings`, and books the value. */
export function recordStop(state: TraceState, entry: LedgerEntry, stop: Stop): void {
  const amounts: TerminalDraft['amounts'] = {};
  const byLabel: { -readonly [P in keyof TerminalDraft['byLabel']]: TerminalDraft['byLabel'][P] } = {};
  let depth = Number.POSITIVE_INFINITY;
  for (let p = 0; p < state.rules.policies.length; p++) {
    const holding = entry.holdings[p];
    if (!holding) continue;
    const policy = state.rules.policies[p]!;
    const amount = taintedValue(policy, holding.lists, holding.index);
    amounts[policy.id] = amount;
    byLabel[policy.id] = amountsByLabel(holding);
    if (holding.depth < depth) depth = holding.depth;
    const totals = state.totals[p]!;
    if (stop.reason === 'coinjoin') totals.mixed += amount;
    else if (stop.reason === 'not-looked-at') totals.notLookedAt += amount;
    else totals.terminals += amount;
  }
  if (stop.reason === 'coinjoin') {
    const mixed = state.mixed.get(stop.nextTx) ?? { outputs: 0, amounts: {} };
    mixed.outputs++;
    for (const policy of state.rules.policies) {
      const amount = amounts[policy.id];
      if (amount !== undefined) addAmount(mixed.amounts, policy.id, amount);
    }
    state.mixed.set(stop.nextTx, mixed);
  }
  const { facts, agreement } = entry;
  const terminal: TerminalDraft = {
    output: facts.output,
    tx: facts.tx,
    txid: '',
    vout: facts.vout,
    address: '',
    addressId: facts.addressId,
    value: facts.value,
    height: facts.height,
    time: 0,
    reason: stop.reason,
    amounts,
    byLabel,
    agreement,
    depth,
    nextTx: stop.nextTx,
  };
  if (stop.tag) terminal.tag = stop.tag;
  state.terminals.push(terminal);
}

function amountsByLabel({ lists, index }: Holding): LabelAmount[] {
  const from = lists.start[index]!;
  const to = lists.start[index + 1]!;
  // Nearly every terminal has one segment, and a trace may have a million of them.
  if (to - from === 1) {
    const label = lists.label[from]!;
    return label === CLEAN ? [] : [{ label, amount: lists.value[from]! }];
  }
  const { labels, sums } = sumLabels(lists, from, to);
  return labels.map((label, l) => ({ label, amount: sums[l]! }));
}
