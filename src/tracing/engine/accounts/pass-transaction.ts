import { isUnknownBalance } from '../../../graph/ledger/unknown-balance.ts';
import { type AccountSteps, STEP_ROW } from '../../step-source.ts';
import { readCarried } from '../../value/carried.ts';
import { dropPurse, NEVER_REACHED } from '../../value/purses.ts';
import { freeParcel, NO_MOVE, PURSE } from '../../value/slab.ts';
import { add, compare, isZero, set, toBigInt, WORDS } from '../../value/words.ts';
import { bookList } from '../books.ts';
import { at, freeSlot, PLACE, purseAt, SOURCE, taintedAt } from '../places.ts';
import { writeTaint } from '../write-rows.ts';
import type { AccountTrace } from './account-trace.ts';
import { bringLeast } from './bring-least.ts';
import { exchange } from './exchange.ts';
import { beginStep, goOn } from './go-on.ts';
import { closeIncoming, joinIncoming, openIncoming } from './incoming.ts';
import { lastRowOf } from './last-row-of.ts';
import { endBehind } from './leave-behind.ts';
import { makePlan } from './make-plan.ts';
import { markTransaction, settleMarks } from './mark-start.ts';
import { partySlot } from './party-slot.ts';
import { keepPassing, putPassing, takeBoth, takeFromOwn } from './passing.ts';
import { writeTransfer } from './pay.ts';
import { NO_SITE } from './plan-nodes.ts';
import { settleDebts } from './settle-debts.ts';
import { deepenEnd, endReturned, saysBridge, settlePlace } from './settle-place.ts';
import { bringTrade, payTrade } from './settle-trade.ts';
import { dropParcels, taintedMask, takeFromPlace, takePassing } from './take-and-put.ts';

/**
 * Gives one transaction its turn: value moves transfer by transfer under every policy; what came to somebody in it goes
 * out again first, then what he held before; a site gives taint of what it keeps into what it gives. Then what stayed
 * with somebody is settled, fees are taken, and everybody goes on.
 */
export function passTransaction(trace: AccountTrace, batch: AccountSteps, t: number): void {
  const { plan, state } = trace;
  beginStep(trace, batch, t);
  makePlan(trace, batch, t);
  const debts = state.beyond.length;
  const starts = trace.startSteps.get(batch.tx[t]!);
  const run = trace.run;
  run.carried = false;
  run.depth.fill(NEVER_REACHED);
  run.returned.length = 0;
  run.bridging = trace.gate !== undefined && saysBridge(trace, batch, t);
  if (starts) markTransaction(trace, starts);
  const arriving = trace.arriving.get(batch.tx[t]!);
  if (arriving) openIncoming(trace, arriving);
  for (run.at = 0; run.at < plan.ordered; run.at++) moveTransfer(trace, batch, t, plan.order[run.at]!);
  if (run.least.size > 0) run.least.clear();
  if (arriving) closeIncoming(trace);
  if (starts) settleMarks(trace);
  if (run.carried) state.counts.transactions++;
  settleNodes(trace, batch, t);
  // A plain payment is settled without a plan: it must not meet what another transaction brought.
  run.brought.length = 0;
  if (run.behind.size > 0) endBehind(trace);
  for (const end of run.returned) deepenEnd(trace, end);
  payFees(trace, batch);
  if (state.beyond.length > debts) settleDebts(trace, batch, t, debts);
  advance(trace, batch, t);
}

function moveTransfer(trace: AccountTrace, batch: AccountSteps, t: number, j: number): void {
  const { plan, state, run } = trace;
  const { parcels, places } = state;
  const i = plan.first + j;
  const R = batch.rows;
  const value = i * STEP_ROW.words + STEP_ROW.value;
  if (isZero(R, value)) return;
  const [from, to] = [plan.payer[j]!, plan.receiver[j]!];
  takeFrom(trace, from, R, value);
  const bought = plan.getting.size > 0 ? plan.getting.get(j) : undefined;
  if (bought) bringTrade(trace, bought, j);
  else if (run.least.size > 0 && run.least.has(j)) bringLeast(trace, j);
  if (run.incoming.length > 0) joinIncoming(trace, j, R, value);
  let came = taintedMask(state);
  if (came !== 0) {
    const move = writeTransfer(trace, batch, t, i);
    for (let p = 0; p < parcels.length; p++) if (came & (1 << p)) writeTaint(state, move, p, parcels[p]!);
    run.carried = true;
    run.move = move;
  } else run.move = NO_MOVE;
  const paid = plan.paying.size > 0 ? plan.paying.get(j) : undefined;
  if (paid?.stage === 'open') {
    payTrade(trace, paid, j);
    came = 0;
  }
  if (run.bridging) noteBrought(trace, j, toBigInt(R, value));
  const receiver = plan.slot[to]!;
  if (receiver !== 0 && places.words[at(receiver) + PLACE.flags]! & SOURCE) {
    if (came !== 0) endReturned(trace, { batch, i, move: run.move, came });
    dropParcels(state);
  } else putPassing(trace, to, R, value, came);
}

/** Several orders in one transaction take each their own: what a transfer brings is kept apart. */
function noteBrought({ plan, run, state }: AccountTrace, j: number, value: bigint): void {
  const parcels = state.parcels.map((parcel) =>
    parcel.tainted > 0 ? readCarried(state.slab, parcel.head) : undefined,
  );
  run.brought.push({ node: plan.receiver[j]!, payer: plan.holder[plan.payer[j]!]!, value, parcels });
}

/** The parcels get what a node pays: of what has come to it in this transaction, then out of its own place. */
function takeFrom(trace: AccountTrace, node: number, V: Uint32Array, v: number): void {
  const { plan, state } = trace;
  const { places } = state;
  const slot = plan.slot[node]!;
  if (slot !== 0 && places.words[at(slot) + PLACE.flags]! & SOURCE) {
    takeFromOwn(trace, slot, V, v);
    return;
  }
  const has = plan.passing[node]!;
  const short = has === 0 || compare(places.words, at(has) + PLACE.total, V, v) < 0;
  if (short && plan.site[node] !== NO_SITE && plan.converted[node] === 0) exchange(trace, node);
  const passing = plan.passing[node]!;
  if (passing === 0) {
    if (slot !== 0) takeFromOwn(trace, slot, V, v);
  } else if (slot === 0 || compare(places.words, at(passing) + PLACE.total, V, v) >= 0)
    takePassing(trace, passing, V, v);
  else takeBoth(trace, passing, slot, V, v);
}

const HELD = new Uint32Array(WORDS);

/** What stayed with whom after the transaction. */
function settleNodes(trace: AccountTrace, batch: AccountSteps, t: number): void {
  const { plan, state, run } = trace;
  const { places } = state;
  for (let k = 0; k < plan.nodes; k++) {
    const slot = plan.passing[k]!;
    if (slot === 0) continue;
    plan.passing[k] = 0;
    if (plan.slot[k] !== 0) {
      keepPassing(trace, slot, plan.slot[k]!);
      continue;
    }
    const mask = taintedAt(places, slot);
    if (mask === 0) {
      freeSlot(places, state.slab, slot);
      continue;
    }
    for (let p = 0; p < state.parcels.length; p++) {
      const q = purseAt(places, slot, p);
      if (mask & (1 << p)) places.purses[q + PURSE.depth] = run.depth[p]! + 1;
      else dropPurse(state.slab, places.purses, q);
    }
    places.words[at(slot) + PLACE.mask] = mask;
    const next = heldBehind(trace, batch, t, plan.key[k]!);
    run.settling = k;
    settlePlace(trace, slot, { batch, t, rows: HELD, held: 0, next });
  }
}

/** HELD = what an account holds by the record behind the transaction, fees not yet taken. Returns its next key. */
function heldBehind(trace: AccountTrace, batch: AccountSteps, t: number, account: number): number {
  const { plan } = trace;
  const R = batch.rows;
  HELD.fill(0);
  let next = -1;
  const i = lastRowOf(batch, t, account);
  if (i >= 0) {
    const o = i * STEP_ROW.words;
    const receives = R[o + STEP_ROW.receiverAccount] === account;
    set(HELD, 0, R, o + (receives ? STEP_ROW.receiverHeld : STEP_ROW.payerHeld));
    next = receives ? batch.receiverNext[i]! : batch.payerNext[i]!;
  }
  for (let f = 0; f < plan.feeCount; f++) {
    const o = (plan.first + plan.fees[f]!) * STEP_ROW.words;
    if (R[o + STEP_ROW.payerAccount] === account && !isUnknownBalance(HELD, 0))
      add(HELD, 0, R, o + STEP_ROW.value);
  }
  return next;
}

/** Fees reduce what the sender has after everything else (METHODS A.7); their taint is counted and not followed. */
function payFees(trace: AccountTrace, batch: AccountSteps): void {
  const { plan, state } = trace;
  if (state.rules.backward) return;
  const R = batch.rows;
  for (let f = 0; f < plan.feeCount; f++) {
    const o = (plan.first + plan.fees[f]!) * STEP_ROW.words;
    const slot = partySlot(trace, R[o + STEP_ROW.payerAccount]!, trace.plan.lastKey);
    if (slot === 0 || state.places.words[at(slot) + PLACE.flags]! & SOURCE) continue;
    if (isZero(R, o + STEP_ROW.value)) continue;
    takeFromPlace(trace, slot, R, o + STEP_ROW.value);
    for (let p = 0; p < state.parcels.length; p++) {
      const parcel = state.parcels[p]!;
      const poison = state.rules.policies[p] === 'poison';
      bookList(
        state.books,
        p,
        { asset: R[o + STEP_ROW.asset]!, sum: 'fees', ...(poison ? {} : { units: 'fees' as const }) },
        state.slab,
        parcel.head,
        poison,
      );
      freeParcel(state.slab, parcel);
    }
  }
}

/** Every party goes on to its next transfer: the last one of an account here is the one that leads out of the transaction. */
function advance(trace: AccountTrace, batch: AccountSteps, t: number): void {
  const R = batch.rows;
  const last = trace.plan.lastKey;
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const o = i * STEP_ROW.words;
    if (batch.payerNext[i]! > last) leave(trace, R[o + STEP_ROW.payerAccount]!, batch.payerNext[i]!);
    if (batch.receiverNext[i]! > last) leave(trace, R[o + STEP_ROW.receiverAccount]!, batch.receiverNext[i]!);
  }
}

function leave(trace: AccountTrace, account: number, next: number): void {
  const slot = partySlot(trace, account, trace.plan.lastKey);
  if (slot !== 0) goOn(trace, slot, next);
}
