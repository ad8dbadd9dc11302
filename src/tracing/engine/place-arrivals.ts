import type { FlowSource } from '../../graph/flow-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Parcel } from '../accounts/purses/purse.ts';
import type { Holding } from '../ledger.ts';
import { appendSegment } from '../taint/append-segment.ts';
import { closeList } from '../taint/close-list.ts';
import { emptyLists } from '../taint/empty-lists.ts';
import { taintedValue } from '../taint/tainted-value.ts';
import type { Arrival } from '../trace-parameters.ts';
import { settleOutput } from './settle-output.ts';
import type { IdleSeed, TraceState } from './trace-state.ts';

/**
 * Puts outputs that a bridge paid on the frontier, tainted as the trace of the other chain says. They are followed and
 * stopped like outputs that taint reaches. Errors: TX_UNKNOWN, VOUT_UNKNOWN.
 */
export async function placeArrivals(
  source: FlowSource,
  state: TraceState,
  arrivals: readonly Arrival[],
): Promise<IdleSeed[]> {
  const placed: IdleSeed[] = [];
  for (const { txid, vout, parcels } of arrivals) {
    const tx = await source.findTransaction(txid);
    if (tx === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: txid } });
    const batch = await source.transactions(Float64Array.of(tx));
    const count = batch.outputStart[1]!;
    if (vout >= count) throw new JejakError('VOUT_UNKNOWN', { meta: { txid, vout, count } });
    const facts = {
      output: batch.outputFirst[0]! + vout,
      tx,
      vout,
      height: batch.height[0]!,
      addressId: batch.outputAddress[vout]!,
      value: batch.outputValue[vout]!,
    };
    const holdings = parcels.map((parcel, p): Holding | undefined => {
      const lists = emptyLists();
      for (let s = 0; s < (parcel?.label.length ?? 0); s++)
        appendSegment(lists, parcel!.label[s]!, parcel!.value[s]!);
      closeList(lists);
      const amount = taintedValue(state.rules.policies[p]!, lists, 0);
      state.totals[p]!.seeds += amount;
      return amount > 0n ? { lists, index: 0, depth: 0 } : undefined;
    });
    state.tainted += 1;
    const nextTx = batch.outputSpender[vout]!;
    placed.push({ facts, label: firstLabel(parcels), nextTx });
    settleOutput(state, facts, { holdings, nextTx });
  }
  return placed;
}

function firstLabel(parcels: readonly (Parcel | undefined)[]): number {
  for (const parcel of parcels) for (const label of parcel?.label ?? []) if (label !== 0) return label;
  return 0;
}
