import { dropPurse } from '../../value/purses.ts';
import {
  CLEAN,
  clearParcel,
  NO_MOVE,
  type Parcel,
  purseToParcel,
  pushToParcel,
  SEGMENT,
  SEGMENT_WORDS,
  segmentOf,
} from '../../value/slab.ts';
import { compare, set, subtract, WORDS } from '../../value/words.ts';
import { book } from '../books.ts';
import { at, freeSlot, newSlot, PLACE, purseAt, taintedAt } from '../places.ts';
import type { TraceState } from '../state.ts';
import type { AccountTrace } from './account-trace.ts';
import { arrive, depthOf, lowerDepth } from './go-on.ts';
import { endOverflow } from './settle-place.ts';
import { putIntoPlace, takeFromPlace, takePassing } from './take-and-put.ts';

/**
 * What comes to a node within a transaction waits in a place of its own until the transaction is over, whether the node
 * is followed or not: what came goes out again first (routers hold nothing), and only what is paid above it comes out of
 * what the node held before. Were it otherwise for those who are followed, a trifle of taint would change what passes
 * through somebody, and one method what another one says.
 */
export function putPassing(trace: AccountTrace, node: number, V: Uint32Array, v: number, came: number): void {
  const { state, run } = trace;
  const slot = passingSlot(trace, node);
  if (!putIntoPlace(trace, slot, V, v)) {
    // A token whose sums pass 2^256 within one transaction: what came ends here.
    endOverflow(trace, slot, run.move, came);
    trace.plan.passing[node] = 0;
    return;
  }
  if (came !== 0) arrive(state, slot, run.move);
}

export function passingSlot(trace: AccountTrace, node: number): number {
  const { plan, state } = trace;
  if (plan.passing[node] === 0)
    plan.passing[node] = newSlot(state.places, {
      id: plan.key[node]! < 0 ? -1 : plan.key[node]!,
      holder: plan.holder[node]!,
      asset: plan.asset[node]!,
    });
  return plan.passing[node]!;
}

/** Takes out of a node's own place, and notes how far from a start it is. */
export function takeFromOwn(trace: AccountTrace, slot: number, V: Uint32Array, v: number): void {
  const { state, run } = trace;
  takeFromPlace(trace, slot, V, v);
  for (let p = 0; p < state.parcels.length; p++)
    if (state.parcels[p]!.tainted > 0) run.depth[p] = Math.min(run.depth[p]!, depthOf(state, slot, p));
}

const CAME = new Uint32Array(WORDS);
const OWN = new Uint32Array(WORDS);
const CLEAR = new Uint32Array(WORDS);

/** Takes all that has come to a node in this transaction, and the rest of the payment out of its own place. */
export function takeBoth(
  trace: AccountTrace,
  passing: number,
  slot: number,
  V: Uint32Array,
  v: number,
): void {
  const { state } = trace;
  const { places } = state;
  set(CAME, 0, places.words, at(passing) + PLACE.total);
  set(OWN, 0, V, v);
  subtract(OWN, 0, CAME, 0);
  takePassing(trace, passing, CAME, 0);
  const came = state.parcels.map((parcel) => {
    const first = { ...parcel };
    clearParcel(parcel);
    return first;
  });
  const asset = places.words[at(slot) + PLACE.asset]!;
  const held = taintedAt(places, slot);
  takeFromOwn(trace, slot, OWN, 0);
  for (let p = 0; p < state.parcels.length; p++) {
    const [first, own] = [came[p]!, state.parcels[p]!];
    if (first.tainted === 0 && own.tainted === 0) continue;
    const policy = state.rules.policies[p]!;
    if (policy === 'poison') {
      const marked = (held & (1 << p)) !== 0;
      if (first.tainted > 0 && !marked) {
        // Of starts that slept what is beyond the record is booked already.
        set(CLEAR, 0, OWN, 0);
        if (own.tainted > 0)
          subtract(CLEAR, 0, state.slab.segments, own.head * SEGMENT_WORDS + SEGMENT.value);
        book(state.books, p, asset, 'absorbed', CLEAR, 0);
      }
      if (first.tainted === 0 && marked) book(state.books, p, asset, 'absorbed', CAME, 0);
      cover(state, first, CAME, V, v);
      if (marked) cover(state, own, OWN, V, v);
    } else if (policy === 'fifo' || policy === 'lifo') {
      fillClean(state, first, CAME);
      fillClean(state, own, OWN);
    }
    join(state, first, own);
  }
}

/** Poison marks the whole payment (V at v), whichever part of it brought a start. */
function cover(state: TraceState, parcel: Parcel, part: Uint32Array, V: Uint32Array, v: number): void {
  const S = state.slab.segments;
  for (let s = parcel.head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!)
    if (compare(S, s * SEGMENT_WORDS + SEGMENT.value, part, 0) === 0)
      set(S, s * SEGMENT_WORDS + SEGMENT.value, V, v);
}

/** A queue's parcel without segments is clean throughout; beside one that is not, it has to be there. */
function fillClean(state: TraceState, parcel: Parcel, value: Uint32Array): void {
  if (parcel.head === 0)
    pushToParcel(state.slab, parcel, segmentOf(state.slab, { start: CLEAN, move: NO_MOVE }, value, 0));
}

/** `own` = `first` and behind it `own`. */
function join({ slab }: TraceState, first: Parcel, own: Parcel): void {
  const S = slab.segments;
  if (first.head === 0) return;
  if (own.head === 0) {
    Object.assign(own, first);
    return;
  }
  S[first.tail * SEGMENT_WORDS + SEGMENT.next] = own.head;
  S[own.head * SEGMENT_WORDS + SEGMENT.previous] = first.tail;
  own.head = first.head;
  own.tainted += first.tainted;
}

/** What stayed with a node that was followed before is its own from here on. */
export function keepPassing(trace: AccountTrace, passing: number, slot: number): void {
  const { state, run } = trace;
  const { places } = state;
  const mask = taintedAt(places, passing);
  const W = places.words;
  const [from, o] = [at(passing), at(slot)];
  for (let p = 0; p < state.parcels.length; p++) {
    const q = purseAt(places, passing, p);
    if (mask & (1 << p)) purseToParcel(places.purses, q, state.parcels[p]!);
    else dropPurse(state.slab, places.purses, q);
  }
  const last = W[from + PLACE.last]!;
  if (!putIntoPlace(trace, slot, W, from + PLACE.total, true)) endOverflow(trace, slot, last, mask);
  else if (mask !== 0) {
    if (W[o + PLACE.first] === 0) W[o + PLACE.first] = W[from + PLACE.first]!;
    arrive(state, slot, last);
    for (let p = 0; p < state.parcels.length; p++)
      if (mask & (1 << p)) lowerDepth(state, slot, p, run.depth[p]! + 1);
  }
  freeSlot(places, state.slab, passing);
}
