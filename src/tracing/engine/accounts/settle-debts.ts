import { isUnknownBalance } from '../../../graph/ledger/unknown-balance.ts';
import { type AccountSteps, STEP_ROW } from '../../step-source.ts';
import {
  addStolen,
  CLEAN,
  freeSegment,
  PURSE,
  SEGMENT,
  SEGMENT_WORDS,
  UNKNOWN,
  unlinkFromPurse,
} from '../../value/slab.ts';
import {
  compare,
  fromBigInt,
  isNegative,
  isZero,
  set,
  setZero,
  subtract,
  toBigInt,
  WORDS,
} from '../../value/words.ts';
import { book } from '../books.ts';
import { at, PLACE, purseAt, slotOf } from '../places.ts';
import type { TraceState } from '../state.ts';
import type { AccountTrace } from './account-trace.ts';
import { lastRowOf } from './last-row-of.ts';

const DEBT = 0;
const LEFT = 8;
const PART = 16;
const T = new Uint32Array(WORDS * 3);

/**
 * Within a transaction an account may pay before it is paid (a circle, rows of a table in no order): what it was short of
 * is beyond its record only as far as it is short at the end. What came back pays the debt: out of what is of unknown
 * origin, then out of clean value, never out of what is stolen. `from`: the first such payment of this transaction.
 */
export function settleDebts(trace: AccountTrace, batch: AccountSteps, t: number, from: number): void {
  const { state } = trace;
  for (let i = from; i < state.beyond.length; i++) {
    const debt = state.beyond[i]!;
    const slot = slotOf(state.places, debt.place);
    if (slot === 0) continue;
    const W = state.places.words;
    const o = at(slot);
    heldBehind(batch, t, debt.place);
    // What the place has above the record.
    if (compare(W, o + PLACE.total, T, LEFT) <= 0) continue;
    set(T, DEBT, W, o + PLACE.total);
    subtract(T, DEBT, T, LEFT);
    fromBigInt(T, LEFT, debt.beyond);
    if (compare(T, DEBT, T, LEFT) > 0) set(T, DEBT, T, LEFT);
    repay(state, slot);
    state.beyond[i] = { ...debt, beyond: debt.beyond - toBigInt(T, DEBT) };
  }
  for (let i = state.beyond.length - 1; i >= from; i--)
    if (state.beyond[i]!.beyond === 0n) state.beyond.splice(i, 1);
}

/** T[LEFT] = what an account holds by the record behind the transaction, fees taken; never below 0, and the most where nobody knows. */
function heldBehind(batch: AccountSteps, t: number, account: number): void {
  const R = batch.rows;
  setZero(T, LEFT);
  const i = lastRowOf(batch, t, account);
  if (i < 0) return;
  const o = i * STEP_ROW.words;
  const receives = R[o + STEP_ROW.receiverAccount] === account;
  const held = o + (receives ? STEP_ROW.receiverHeld : STEP_ROW.payerHeld);
  if (isUnknownBalance(R, held)) T.fill(0xffffffff, LEFT, LEFT + WORDS);
  else if (!isNegative(R, held)) set(T, LEFT, R, held);
}

/** Takes T[DEBT] off the place, as far as every policy has so much that is not stolen; T[DEBT] is what was taken. */
function repay(state: TraceState, slot: number): void {
  const { places, rules } = state;
  const W = places.words;
  const o = at(slot);
  for (let p = 0; p < rules.policies.length; p++) {
    if (rules.policies[p] === 'poison' || !(W[o + PLACE.mask]! & (1 << p))) continue;
    setZero(T, LEFT);
    addStolen(state.slab, places.purses[purseAt(places, slot, p) + PURSE.head]!, T, LEFT);
    set(T, PART, W, o + PLACE.total);
    subtract(T, PART, T, LEFT);
    if (compare(T, PART, T, DEBT) < 0) set(T, DEBT, T, PART);
  }
  if (isZero(T, DEBT)) return;
  const asset = W[o + PLACE.asset]!;
  for (let p = 0; p < rules.policies.length; p++) {
    if (!(W[o + PLACE.mask]! & (1 << p))) continue;
    const q = purseAt(places, slot, p);
    if (rules.policies[p] === 'poison') {
      if (places.purses[q + PURSE.tainted] !== 0) book(state.books, p, asset, 'returned', T, DEBT);
      continue;
    }
    set(T, LEFT, T, DEBT);
    takeOff(state, { p, q, asset }, UNKNOWN);
    if (rules.policies[p] === 'fifo' || rules.policies[p] === 'lifo') takeOff(state, { p, q, asset }, CLEAN);
  }
  subtract(W, o + PLACE.total, T, DEBT);
}

/** Takes up to T[LEFT] off the segments of one kind; what is of unknown origin is booked as returned. */
function takeOff(
  state: TraceState,
  of: { readonly p: number; readonly q: number; readonly asset: number },
  start: number,
): void {
  const { slab, places } = state;
  for (let s = places.purses[of.q + PURSE.head]!; s !== 0 && !isZero(T, LEFT); ) {
    const o = s * SEGMENT_WORDS;
    const next = slab.segments[o + SEGMENT.next]!;
    if (slab.segments[o + SEGMENT.start] === start) {
      const whole = compare(slab.segments, o + SEGMENT.value, T, LEFT) <= 0;
      set(T, PART, whole ? slab.segments : T, whole ? o + SEGMENT.value : LEFT);
      if (start === UNKNOWN) book(state.books, of.p, of.asset, 'returned', T, PART, true);
      if (whole) {
        unlinkFromPurse(slab, places.purses, of.q, s);
        freeSegment(slab, s);
      } else subtract(slab.segments, o + SEGMENT.value, T, PART);
      subtract(T, LEFT, T, PART);
    }
    s = next;
  }
}
