import { type AccountSteps, NO_HOLDER, STEP_ROW } from '../../step-source.ts';
import { isZero } from '../../value/words.ts';
import { at, newSlot, PLACE, SOURCE } from '../places.ts';
import { MOVE_VALUE } from '../state.ts';
import { type MoveOf, writeMove, writeTaint } from '../write-rows.ts';
import type { AccountTrace } from './account-trace.ts';
import { arrive, beginStep, goOn, lowerDepths } from './go-on.ts';
import { isFee } from './make-plan.ts';
import { partySlot } from './party-slot.ts';
import { endOverflow, settlePlace } from './settle-place.ts';
import { dropParcels, putIntoPlace, taintedMask, takeFromPlace } from './take-and-put.ts';

/**
 * The commonest turn: one payment from an address to another. Nobody can have exchanged anything, so nothing is planned.
 * False when the transaction is of another kind; then nothing was done.
 */
export function pay(trace: AccountTrace, batch: AccountSteps, t: number): boolean {
  const i = batch.start[t]!;
  if (batch.start[t + 1] !== i + 1 || batch.eventStart[t] !== batch.eventStart[t + 1]) return false;
  const { places } = trace.state;
  const R = batch.rows;
  const o = i * STEP_ROW.words;
  if (isFee(R[o + STEP_ROW.kind]! & 255) || trace.startSteps.has(batch.tx[t]!)) return false;
  if (trace.arriving.has(batch.tx[t]!)) return false;
  const [from, to] = [R[o + STEP_ROW.payerAccount]!, R[o + STEP_ROW.receiverAccount]!];
  if (from === to || to === NO_HOLDER || R[o + STEP_ROW.receiver] === trace.zero) return false;
  // One transfer: its only key is the last.
  const key = batch.firstKey[t]!;
  const payer = partySlot(trace, from, key);
  const receiver = partySlot(trace, to, key);
  const isBack = receiver !== 0 && (places.words[at(receiver) + PLACE.flags]! & SOURCE) !== 0;
  if (isBack || R[o + STEP_ROW.payer] === trace.zero) return false;

  if (!isZero(R, o + STEP_ROW.value)) movePayment(trace, batch, t, payer, receiver);
  if (payer !== 0) goOn(trace, payer, batch.payerNext[i]!);
  // A receiver that was not followed before may be from here on, and one that was may have ended.
  const now = partySlot(trace, to, key);
  if (now !== 0) goOn(trace, now, batch.receiverNext[i]!);
  return true;
}

function movePayment(
  trace: AccountTrace,
  batch: AccountSteps,
  t: number,
  payer: number,
  receiver: number,
): void {
  const { state } = trace;
  const { parcels, places } = state;
  const i = batch.start[t]!;
  const R = batch.rows;
  const o = i * STEP_ROW.words;
  const value = o + STEP_ROW.value;
  if (payer !== 0) {
    beginStep(trace, batch, t);
    takeFromPlace(trace, payer, R, value);
  }
  const came = taintedMask(state);
  if (came === 0) {
    if (receiver === 0) dropParcels(state);
    else if (!putIntoPlace(trace, receiver, R, value)) endOverflow(trace, receiver, 0, 0);
    return;
  }
  const move = writeTransfer(trace, batch, t, i);
  for (let p = 0; p < parcels.length; p++) if (came & (1 << p)) writeTaint(state, move, p, parcels[p]!);
  state.counts.transactions++;
  if (receiver !== 0) {
    if (!putIntoPlace(trace, receiver, R, value)) {
      endOverflow(trace, receiver, move, came);
      return;
    }
    lowerDepths(trace, receiver, came, payer);
    arrive(state, receiver, move);
    return;
  }
  const slot = newSlot(places, {
    id: R[o + STEP_ROW.receiverAccount]!,
    holder: R[o + STEP_ROW.receiver]!,
    asset: R[o + STEP_ROW.asset]!,
  });
  putIntoPlace(trace, slot, R, value);
  lowerDepths(trace, slot, came, payer);
  arrive(state, slot, move);
  settlePlace(trace, slot, {
    batch,
    t,
    rows: R,
    held: o + STEP_ROW.receiverHeld,
    next: batch.receiverNext[i]!,
  });
}

const of: MoveOf = { to: 0, from: 0, holder: 0, asset: 0, kind: MOVE_VALUE, position: 0, next: 0 };

/** Row i of step t as a move. */
export function writeTransfer(trace: AccountTrace, batch: AccountSteps, t: number, i: number): number {
  const R = batch.rows;
  const o = i * STEP_ROW.words;
  const key = batch.firstKey[t]! + i - batch.start[t]!;
  of.to = R[o + STEP_ROW.receiverAccount]!;
  of.from = R[o + STEP_ROW.payer]!;
  of.holder = R[o + STEP_ROW.receiver]!;
  of.asset = R[o + STEP_ROW.asset]!;
  of.position = R[o + STEP_ROW.kind]! & 255;
  of.next = trace.state.rules.backward ? -key - 1 : key;
  trace.state.counts.moves++;
  return writeMove(trace.state, of, R, o + STEP_ROW.value);
}
