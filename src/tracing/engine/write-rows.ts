import { NEVER_REACHED } from '../value/purses.ts';
import { NO_MOVE, type Parcel, PURSE, SEGMENT, SEGMENT_WORDS, type Slab } from '../value/slab.ts';
import { add, compare, set, setZero, WORDS } from '../value/words.ts';
import { encodeParts } from './parts.ts';
import { at, doubleAt, PLACE, purseAt } from './places.ts';
import { appendRow, doublesOf, pageOf, wordOf } from './rows.ts';
import { END, END_REASONS, type EndReason, MOVE, type TraceState } from './state.ts';

/** What a move is, apart from its value and its taint. */
export interface MoveOf {
  /** Place that gets it, -1 for none; holders on both sides. */
  to: number;
  from: number;
  holder: number;
  asset: number;
  kind: number;
  position: number;
  /** Key of the next step of the place (outputs), or id of the transfer (accounts); -1 for none. */
  next: number;
}

/** Appends a move of a value (V at v) in the current step; its taint is filled in by writeTaint. */
export function writeMove(state: TraceState, of: MoveOf, V: Uint32Array, v: number): number {
  const row = appendRow(state.moves);
  const page = pageOf(state.moves, row);
  const o = wordOf(state.moves, row);
  const doubles = doublesOf(state.moves, row);
  doubles[o / 2 + MOVE.to] = of.to;
  doubles[o / 2 + MOVE.next] = of.next;
  page[o + MOVE.step] = state.stepId.length - 1;
  page[o + MOVE.asset] = of.asset;
  page[o + MOVE.kind] = of.kind;
  page[o + MOVE.from] = of.from;
  page[o + MOVE.holder] = of.holder;
  page[o + MOVE.position] = of.position;
  set(page, o + MOVE.value, V, v);
  return row;
}

/**
 * Writes what of the move is tainted under policy p, and the move that it mainly comes from; the segments of the parcel
 * then name this move. Errors: TRACE_BOOKS when the parts are more than the value.
 */
export function writeTaint(state: TraceState, row: number, p: number, parcel: Parcel): void {
  const page = pageOf(state.moves, row);
  const o = wordOf(state.moves, row);
  const overlapping = state.rules.policies[p] === 'poison';
  const code = o + MOVE.policies + 2 * p;
  page[code] = encodeParts(state.parts, state.slab, parcel.head, page, o + MOVE.value, overlapping);
  page[code + 1] = mainMove(state.slab, parcel);
  stamp(state.slab, parcel, row);
}

const run = new Uint32Array(WORDS);
const most = new Uint32Array(WORDS);

/** The move that brought the largest piece of a parcel, the earliest of equal ones; NO_MOVE when nobody knows. */
export function mainMove(slab: Slab, parcel: Parcel): number {
  const S = slab.segments;
  const first = parcel.head * SEGMENT_WORDS;
  if (parcel.head === parcel.tail) return S[first + SEGMENT.move]!;
  let best: number = NO_MOVE;
  let current: number = NO_MOVE;
  setZero(most, 0);
  for (let segment = parcel.head; ; segment = S[segment * SEGMENT_WORDS + SEGMENT.next]!) {
    const move = segment === 0 ? NO_MOVE : S[segment * SEGMENT_WORDS + SEGMENT.move]!;
    if (move !== current) {
      const difference = current === NO_MOVE ? -1 : best === NO_MOVE ? 1 : compare(run, 0, most, 0);
      if (difference > 0 || (difference === 0 && current < best)) {
        best = current;
        set(most, 0, run, 0);
      }
      current = move;
      setZero(run, 0);
    }
    if (segment === 0) return best;
    if (move !== NO_MOVE) add(run, 0, S, segment * SEGMENT_WORDS + SEGMENT.value);
  }
}

/** From here on the tainted segments of a parcel came by this move. */
export function stamp(slab: Slab, parcel: Parcel, move: number): void {
  const S = slab.segments;
  for (let segment = parcel.head; segment !== 0; segment = S[segment * SEGMENT_WORDS + SEGMENT.next]!)
    if (S[segment * SEGMENT_WORDS + SEGMENT.start] !== 0) S[segment * SEGMENT_WORDS + SEGMENT.move] = move;
}

/** Where taint ends: everything but what of it is tainted. */
export interface EndOf {
  place: number;
  holder: number;
  asset: number;
  reason: EndReason;
  depth: number;
  first: number;
  last: number;
  arrivals: number;
  next: number;
  step: number;
}

/** Appends an end of a place that holds a value (V at v); its taint is filled in by endParcel or endPurse. */
export function writeEnd(state: TraceState, of: EndOf, V: Uint32Array, v: number): number {
  const row = appendRow(state.ends);
  const page = pageOf(state.ends, row);
  const o = wordOf(state.ends, row);
  const doubles = doublesOf(state.ends, row);
  doubles[o / 2 + END.place] = of.place;
  doubles[o / 2 + END.next] = of.next;
  page[o + END.step] = of.step;
  page[o + END.asset] = of.asset;
  page[o + END.reason] = END_REASONS.indexOf(of.reason);
  page[o + END.depth] = of.depth;
  page[o + END.holder] = of.holder;
  page[o + END.first] = of.first;
  page[o + END.last] = of.last;
  page[o + END.arrivals] = of.arrivals;
  set(page, o + END.value, V, v);
  return row;
}

/** Writes what ends under policy p, as the move that brought it says. */
export function endMove(state: TraceState, end: number, p: number, move: number): void {
  const page = pageOf(state.ends, end);
  const o = wordOf(state.ends, end) + END.policies + 2 * p;
  const from = pageOf(state.moves, move);
  page[o] = from[wordOf(state.moves, move) + MOVE.policies + 2 * p]!;
  page[o + 1] = move;
}

/** Writes what ends under policy p: all that is in a purse. Its value under poison is the whole that the place holds. */
export function endPurse(state: TraceState, end: number, p: number, q: number): void {
  const { slab, places, parts } = state;
  const page = pageOf(state.ends, end);
  const o = wordOf(state.ends, end);
  const overlapping = state.rules.policies[p] === 'poison';
  const parcel = { head: places.purses[q + PURSE.head]!, tail: places.purses[q + PURSE.tail]!, tainted: 0 };
  const code = o + END.policies + 2 * p;
  page[code + 1] = mainMove(slab, parcel);
  if (overlapping) coverWhole(slab, parcel.head, page, o + END.value);
  page[code] = encodeParts(parts, slab, parcel.head, page, o + END.value, overlapping);
  const depth = places.purses[q + PURSE.depth]!;
  if (depth < page[o + END.depth]!) page[o + END.depth] = depth;
}

/** A poisoned purse keeps receipts where others keep amounts; what ends is the whole. */
export function coverWhole(slab: Slab, head: number, V: Uint32Array, v: number): void {
  const S = slab.segments;
  for (let segment = head; segment !== 0; segment = S[segment * SEGMENT_WORDS + SEGMENT.next]!)
    set(S, segment * SEGMENT_WORDS + SEGMENT.value, V, v);
}

/** Ends what the policies of a mask have in a place: every one that has a purse in it. Returns the row. */
export function endSlot(
  state: TraceState,
  slot: number,
  reason: EndReason,
  mask = state.places.words[at(slot) + PLACE.mask]!,
): number {
  const { places } = state;
  const W = places.words;
  const o = at(slot);
  const end = writeEnd(
    state,
    {
      place: places.doubles[doubleAt(slot) + PLACE.id]!,
      holder: W[o + PLACE.holder]!,
      asset: W[o + PLACE.asset]!,
      reason,
      depth: NEVER_REACHED,
      first: W[o + PLACE.first]!,
      last: W[o + PLACE.last]!,
      arrivals: W[o + PLACE.arrivals]!,
      next: places.doubles[doubleAt(slot) + PLACE.next]!,
      step: state.stepId.length - 1,
    },
    W,
    o + PLACE.total,
  );
  for (let p = 0; p < state.rules.policies.length; p++)
    if (mask & (1 << p)) endPurse(state, end, p, purseAt(places, slot, p));
  return end;
}
