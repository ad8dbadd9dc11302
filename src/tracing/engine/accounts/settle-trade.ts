import { STEP_ROW } from '../../step-source.ts';
import { NO_MOVE } from '../../value/slab.ts';
import { toBigInt } from '../../value/words.ts';
import { freeSlot, newSlot, taintedAt } from '../places.ts';
import type { AccountTrace, Trade } from './account-trace.ts';
import { arrive } from './go-on.ts';
import { leaveBehind } from './leave-behind.ts';
import { notePossible } from './note-possible.ts';
import { scaleTaint } from './scale-taint.ts';
import { stolenIn } from './stolen-in.ts';
import { dropParcels, putIntoPlace, taintedMask } from './take-and-put.ts';
import { leaveSlot, writeExchanged, writeReceived } from './write-exchange.ts';

/**
 * The parcels have what a trader paid (transfer j): it waits for what he gets, so that it mixes with nobody's. The
 * counterparty gets clean value instead. The parcels are empty afterwards.
 */
export function payTrade(trace: AccountTrace, trade: Trade, j: number): void {
  const { plan, state, run } = trace;
  const came = taintedMask(state);
  trade.stage = 'paid';
  if (came === 0) {
    dropParcels(state);
    return;
  }
  const node = plan.receiver[j]!;
  trade.slot = newSlot(state.places, { id: -1, holder: plan.holder[node]!, asset: plan.asset[node]! });
  // A place of nothing has room for whatever one transfer is.
  putIntoPlace(trace, trade.slot, plan.batch.rows, (plan.first + j) * STEP_ROW.words + STEP_ROW.value);
  arrive(state, trade.slot, run.move);
}

/**
 * The parcels have what the counterparty pays in transfer j: the taint of what the trader paid takes its place. Taint that
 * was in it already is of nobody's trade, and stays behind.
 */
export function bringTrade(trace: AccountTrace, trade: Trade, j: number): void {
  const { plan, state, run } = trace;
  if (trade.stage === 'open') {
    // Brought before it was paid: no order of the transfers would do, so that nothing is known of it.
    trade.stage = 'void';
    return;
  }
  trade.stage = 'done';
  const { slot } = trade;
  trade.slot = 0;
  const from = plan.receiver[trade.paid]!;
  const to = plan.payer[j]!;
  const o = (plan.first + j) * STEP_ROW.words + STEP_ROW.value;
  const behind = leaveBehind(trace, to, plan.batch.rows, o);
  if (slot !== 0 && taintedAt(state.places, slot) !== 0) {
    run.move = NO_MOVE;
    const part = toBigInt(plan.batch.rows, o);
    const way = { from, to, ...(trade.event >= 0 && { event: trade.event }) };
    const paid = writeExchanged(trace, slot, way);
    for (let p = 0; p < state.parcels.length; p++) scaleTaint(trace, slot, p, { part, of: 1, at: 0 });
    const came = taintedMask(state);
    if (came !== 0) writeReceived(trace, { ...way, whole: part, paid, came });
    leaveSlot(trace, slot);
  } else if (slot !== 0) freeSlot(state.places, state.slab, slot);
  if (behind) notePossible(trace, plan.receiver[j]!, possibleOf(trace, j, behind));
}

/** What stayed behind may be what this transfer brought, as far as what it brings is clean. */
function possibleOf({ plan, state }: AccountTrace, j: number, behind: readonly bigint[]): bigint[] {
  const value = toBigInt(plan.batch.rows, (plan.first + j) * STEP_ROW.words + STEP_ROW.value);
  return state.parcels.map((parcel, p) => {
    const room = value - stolenIn(state, parcel, value, p);
    return behind[p]! < room ? behind[p]! : room;
  });
}
