import { fallAsleep } from '../../value/poison.ts';
import {
  addOldest,
  dropPurse,
  openPurse,
  type Payment,
  putReceipt,
  takePayment,
} from '../../value/purses.ts';
import {
  CLEAN,
  freeParcel,
  NO_MOVE,
  type Parcel,
  PURSE,
  pushToParcel,
  SEGMENT,
  SEGMENT_WORDS,
  segmentOf,
} from '../../value/slab.ts';
import { add, compare, isZero, set, setZero, subtract, toBigInt, WORDS } from '../../value/words.ts';
import { book, bookUnits } from '../books.ts';
import { at, doubleAt, PLACE, type Places, purseAt, SOURCE } from '../places.ts';
import type { TraceState } from '../state.ts';
import type { AccountTrace } from './account-trace.ts';

const BEYOND = 0;
const T = new Uint32Array(WORDS);

const payment: Payment = { value: T, v: 0, held: T, h: 0, beyond: T, b: BEYOND };

/**
 * Takes a payment (V at v) of a place that is followed into the parcels of the policies. What is above its recorded
 * holdings is written down and is of unknown origin. A source pays what is its start's.
 */
export function takeFromPlace(trace: AccountTrace, slot: number, V: Uint32Array, v: number): void {
  const { state } = trace;
  const { places } = state;
  const o = at(slot);
  if (places.words[o + PLACE.flags]! & SOURCE) {
    takeFromSource(state, slot, V, v);
    return;
  }
  const held = o + PLACE.total;
  const beyond = measure(places, held, V, v);
  const mask = places.words[o + PLACE.mask]!;
  const asleep = purseAt(places, slot, state.rules.policies.length);
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(mask & (1 << p))) continue;
    const policy = state.rules.policies[p]!;
    takePayment(
      state.slab,
      places.purses,
      purseAt(places, slot, p),
      asleep,
      policy,
      state.parcels[p]!,
      payment,
    );
    if (!beyond) continue;
    const asset = places.words[o + PLACE.asset]!;
    if (policy !== 'poison') book(state.books, p, asset, 'started', T, BEYOND, true);
    else if (state.parcels[p]!.tainted > 0) book(state.books, p, asset, 'absorbed', T, BEYOND);
  }
  if (beyond) {
    state.beyond.push({
      place: places.doubles[doubleAt(slot) + PLACE.id]!,
      holder: places.words[o + PLACE.holder]!,
      asset: places.words[o + PLACE.asset]!,
      step: state.stepId.length - 1,
      value: toBigInt(V, v),
      beyond: toBigInt(T, BEYOND),
    });
    setZero(places.words, held);
  } else subtract(places.words, held, V, v);
  if (isZero(places.words, held)) drain(trace, slot);
}

/** Sets `payment` for a value (V at v) out of a place; T[BEYOND] is what it is above what the place holds. True when it is. */
function measure(places: Places, held: number, V: Uint32Array, v: number): boolean {
  const beyond = compare(V, v, places.words, held) > 0;
  setZero(T, BEYOND);
  if (beyond) {
    set(T, BEYOND, V, v);
    subtract(T, BEYOND, places.words, held);
  }
  payment.value = V;
  payment.v = v;
  payment.held = places.words;
  payment.h = held;
  return beyond;
}

/** An empty place has no taint; where more may be paid than is recorded its starts sleep. */
function drain(trace: AccountTrace, slot: number): void {
  const { state } = trace;
  const { places } = state;
  const p = state.rules.policies.indexOf('poison');
  if (p < 0 || !(places.words[at(slot) + PLACE.mask]! & (1 << p))) return;
  const q = purseAt(places, slot, p);
  if (trace.partial)
    fallAsleep(state.slab, places.purses, q, purseAt(places, slot, state.rules.policies.length));
  else dropPurse(state.slab, places.purses, q);
}

function takeFromSource(state: TraceState, slot: number, V: Uint32Array, v: number): void {
  const { places, slab } = state;
  const o = at(slot);
  const start = places.words[o + PLACE.start]!;
  const asset = places.words[o + PLACE.asset]!;
  const move = places.words[o + PLACE.first]!;
  for (let p = 0; p < state.parcels.length; p++) {
    pushToParcel(slab, state.parcels[p]!, segmentOf(slab, { start, move }, V, v));
    book(state.books, p, asset, 'started', V, v);
    if (state.rules.policies[p] !== 'poison') bookUnits(state.books, p, { start, sum: 'started' }, V, v);
  }
}

/**
 * Takes what a node passes on within one transaction. What it pays above what came to it here is its own older money, and
 * clean but under poison.
 */
export function takePassing(trace: AccountTrace, slot: number, V: Uint32Array, v: number): void {
  const { state } = trace;
  const { places, slab } = state;
  const o = at(slot);
  const held = o + PLACE.total;
  const short = measure(places, held, V, v);
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(places.words[o + PLACE.mask]! & (1 << p))) continue;
    const policy = state.rules.policies[p]!;
    const parcel = state.parcels[p]!;
    const q = purseAt(places, slot, p);
    payment.beyond = ZERO;
    takePayment(slab, places.purses, q, purseAt(places, slot, state.parcels.length), policy, parcel, payment);
    payment.beyond = T;
    if (!short || parcel.tainted === 0) continue;
    if (policy === 'poison') book(state.books, p, places.words[o + PLACE.asset]!, 'absorbed', T, BEYOND);
    else if (policy === 'fifo' || policy === 'lifo')
      pushToParcel(slab, parcel, segmentOf(slab, { start: CLEAN, move: NO_MOVE }, T, BEYOND));
  }
  if (short) setZero(places.words, held);
  else subtract(places.words, held, V, v);
  const p = state.rules.policies.indexOf('poison');
  if (p >= 0 && isZero(places.words, held)) dropPurse(slab, places.purses, purseAt(places, slot, p));
}

const ZERO = new Uint32Array(WORDS);

/**
 * Puts a receipt (V at v) into a place, from the parcels of the policies, which are empty afterwards. A policy that did
 * not taint the place opens a purse when taint comes: what was there before is older, and clean. Returns false when the
 * sum passes 2^256: then nothing was put. `wholly`: the parcels come out of a purse, so that poison marks all of them.
 */
export function putIntoPlace(
  trace: AccountTrace,
  slot: number,
  V: Uint32Array,
  v: number,
  wholly = false,
): boolean {
  const { state } = trace;
  const { places, slab } = state;
  const W = places.words;
  const o = at(slot);
  const asset = W[o + PLACE.asset]!;
  set(T, BEYOND, W, o + PLACE.total);
  if (add(T, BEYOND, V, v) !== 0) return false;
  for (let p = 0; p < state.parcels.length; p++) {
    const parcel = state.parcels[p]!;
    const q = purseAt(places, slot, p);
    const policy = state.rules.policies[p]!;
    if (!(W[o + PLACE.mask]! & (1 << p))) {
      if (parcel.tainted === 0) {
        freeParcel(slab, parcel);
        continue;
      }
      openPurse(slab, places.purses, q, policy, W, o + PLACE.total);
      W[o + PLACE.mask]! |= 1 << p;
    }
    if (policy === 'poison') bookAbsorbed(state, p, { asset, q, parcel, wholly }, V, v, W, o + PLACE.total);
    putReceipt(slab, places.purses, q, purseAt(places, slot, state.parcels.length), policy, parcel, V, v);
  }
  add(W, o + PLACE.total, V, v);
  return true;
}

const MARKED = new Uint32Array(WORDS);

/** Poison: what was clean on either side until now. */
function bookAbsorbed(
  state: TraceState,
  p: number,
  about: { readonly asset: number; readonly q: number; readonly parcel: Parcel; readonly wholly: boolean },
  V: Uint32Array,
  v: number,
  H: Uint32Array,
  h: number,
): void {
  const { parcel } = about;
  const had = state.places.purses[about.q + PURSE.tainted]! > 0;
  if (parcel.tainted === 0) {
    if (had) book(state.books, p, about.asset, 'absorbed', V, v);
    return;
  }
  if (!had) book(state.books, p, about.asset, 'absorbed', H, h);
  if (about.wholly) return;
  largest(state, parcel, MARKED);
  if (compare(MARKED, 0, V, v) >= 0) return;
  // Only a part of the payment was marked: beyond what its payer was known to hold.
  const rest = V.slice(v, v + WORDS);
  subtract(rest, 0, MARKED, 0);
  book(state.books, p, about.asset, 'absorbed', rest, 0);
}

function largest(state: TraceState, parcel: Parcel, into: Uint32Array): void {
  const S = state.slab.segments;
  setZero(into, 0);
  for (let s = parcel.head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!)
    if (compare(S, s * SEGMENT_WORDS + SEGMENT.value, into, 0) > 0)
      set(into, 0, S, s * SEGMENT_WORDS + SEGMENT.value);
}

/** What a place held before it was followed: older than what came, and clean. */
export function addBefore(state: TraceState, slot: number, H: Uint32Array, h: number): void {
  if (isZero(H, h)) return;
  const { places, slab } = state;
  const o = at(slot);
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(places.words[o + PLACE.mask]! & (1 << p))) continue;
    const policy = state.rules.policies[p]!;
    addOldest(slab, places.purses, purseAt(places, slot, p), policy, H, h);
    if (policy === 'poison') book(state.books, p, places.words[o + PLACE.asset]!, 'absorbed', H, h);
  }
  add(places.words, o + PLACE.total, H, h);
}

/** What is on its way and was meant for nobody is forgotten. */
export function dropParcels(state: TraceState): void {
  for (const parcel of state.parcels) freeParcel(state.slab, parcel);
}

/** Policies whose parcel is not clean. */
export function taintedMask(state: TraceState): number {
  let mask = 0;
  for (let p = 0; p < state.parcels.length; p++) if (state.parcels[p]!.tainted > 0) mask |= 1 << p;
  return mask;
}
