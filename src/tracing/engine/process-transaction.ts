import { FLAG_COINBASE, FLAG_COINJOIN } from '../../graph/flow-source.ts';
import type { TransactionView } from '../frontier/view-transaction.ts';
import type { LedgerEntry } from '../ledger.ts';
import { taintedValue } from '../taint/tainted-value.ts';
import type { StopReason } from '../trace-result.ts';
import { bookFee } from './book-fee.ts';
import { passOutputs } from './pass-outputs.ts';
import { recordHop } from './record-hop.ts';
import { recordStop } from './record-stop.ts';
import { type Spread, spreadTaint } from './spread-taint.ts';
import type { TraceRules } from './trace-rules.ts';
import type { TraceState } from './trace-state.ts';

/** Takes the tainted inputs of a transaction from the ledger and hands their taint on, or stops it there. */
export function processTransaction(state: TraceState, view: TransactionView): void {
  const { rules } = state;
  const entries = new Array<LedgerEntry | undefined>(view.fromIds.length);
  let tainted = false;
  for (let i = 0; i < entries.length; i++) {
    const entry = state.ledger.take(view.fromIds[i]!);
    entries[i] = entry;
    if (entry) tainted = true;
  }
  if (!tainted) return;
  state.processed++;
  const reason = stopBefore(rules, view);
  if (reason) {
    for (const entry of entries) {
      if (entry) recordStop(state, entry, { reason, nextTx: view.tx });
    }
    return;
  }
  const forward = rules.direction === 'forward';
  if (forward ? view.extra > 0n : view.fee > 0n) state.unbalanced++;
  const spreads = new Array<Spread | undefined>(rules.policies.length);
  for (let p = 0; p < rules.policies.length; p++) {
    const policy = rules.policies[p]!;
    const spread = spreadTaint({ policy, place: p, direction: rules.direction }, view, entries);
    spreads[p] = spread;
    if (spread && policy.overlapping) state.totals[p]!.absorbed += cleanValue(state, view, { entries, p });
  }
  bookFee(state, view, spreads);
  if (rules.recordHops) recordHop(state, view, { entries, spreads });
  passOutputs(state, view, spreads);
}

function stopBefore(rules: TraceRules, view: TransactionView): StopReason | undefined {
  if ((view.flags & FLAG_COINBASE) !== 0) return 'coinbase';
  if ((view.flags & FLAG_COINJOIN) !== 0 && !rules.passCoinJoins) return 'coinjoin';
  return view.outputCount > rules.maxOutputs ? 'out-degree' : undefined;
}

/** Satoshi that come in clean and leave tainted. */
function cleanValue(
  state: TraceState,
  view: TransactionView,
  { entries, p }: { readonly entries: readonly (LedgerEntry | undefined)[]; readonly p: number },
): bigint {
  let clean = view.extra;
  for (const value of view.fromValues) clean += value;
  for (const entry of entries) {
    const holding = entry?.holdings[p];
    if (holding) clean -= taintedValue(state.rules.policies[p]!, holding.lists, holding.index);
  }
  return clean;
}
