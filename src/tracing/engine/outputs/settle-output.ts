import { NEXT_NONE, NEXT_UNKNOWN, NO_HOLDER } from '../../step-source.ts';
import { type CarriedParcel, readCarried } from '../../value/carried.ts';
import { fillClean } from '../../value/fill-clean.ts';
import { NEVER_REACHED } from '../../value/purses.ts';
import {
  addStolen,
  CLEAN,
  freeParcel,
  NO_MOVE,
  type Parcel,
  purseToParcel,
  SEGMENT,
  SEGMENT_WORDS,
} from '../../value/slab.ts';
import { fromBigInt, set, setZero, toBigInt, WORDS } from '../../value/words.ts';
import { book, bookList } from '../books.ts';
import { encodeParts } from '../parts.ts';
import { at, doubleAt, freeSlot, indexSlot, newSlot, PLACE, purseAt } from '../places.ts';
import { pourInto } from '../pour-into.ts';
import { pageOf, wordOf } from '../rows.ts';
import { type EndReason, MOVE, type TraceRules, type TraceState } from '../state.ts';
import { endMove, mainMove, writeEnd } from '../write-rows.ts';
import type { OutputStart, OutputTrace, ReceivedOutput } from './output-trace.ts';

const COIN = 0;
const VALUE = 0;
const TAINT = 8;
const T = new Uint32Array(WORDS * 2);

/** Decides for each policy whether an output that got taint is followed or ends here, and does it. */
export function settleOutput(trace: OutputTrace, output: ReceivedOutput): void {
  const { state } = trace;
  const { parcels, rules } = state;
  fromBigInt(T, VALUE, output.value);
  const start = trace.startAt.get(output.place);
  let { mask } = output;
  if (start) {
    meetStart(trace, start, mask);
    mask = (1 << rules.policies.length) - 1;
    output.move = start.move;
  } else state.counts.places++;
  // A start was named by the investigator: it is followed even where it lies at a tagged address.
  const tag = start ? undefined : rules.tagOf(output.holder);
  const shared =
    bridgeStop(trace, output, mask) ?? stopOf(rules, output.next, tag !== undefined && !tag.passes);
  if (shared) {
    endParcels(trace, output, mask, shared);
    return;
  }
  let going = mask;
  // Nearly no output has one.
  let stopped: Map<EndReason, number> | undefined;
  for (let p = 0; p < parcels.length; p++) {
    if (!(mask & (1 << p))) continue;
    const depth = start ? start.depth[p]! : trace.depth[p]!;
    const reason = policyStop(state, p, { depth, isStart: start !== undefined });
    if (!reason) continue;
    stopped ??= new Map();
    stopped.set(reason, (stopped.get(reason) ?? 0) | (1 << p));
  }
  for (const [reason, policies] of stopped ?? []) {
    going &= ~policies;
    endParcels(trace, output, policies, reason);
  }
  if (going !== 0) follow(trace, output, going, start);
}

/** A bridge was paid at the output: what came is handed over; or it is one of its vaults, and other business of it. */
function bridgeStop(trace: OutputTrace, output: ReceivedOutput, mask: number): EndReason | undefined {
  const { gate, state } = trace;
  if (!gate) return undefined;
  if (gate.leaves(output.place)) {
    const reached = (p: number) => (mask & (1 << p)) !== 0;
    gate.handOver({
      step: state.stepId[state.stepId.length - 1]!,
      place: output.place,
      asset: COIN,
      payer: NO_HOLDER,
      value: output.value,
      parcels: state.parcels.map((parcel, p) =>
        reached(p) ? coveringWhole(state, p, readCarried(state.slab, parcel.head), output.value) : undefined,
      ),
      depth: state.parcels.map((_, p) => (reached(p) ? trace.depth[p]! : NEVER_REACHED)),
    });
    return 'bridge';
  }
  return gate.isVault(output.holder, state.stepId[state.stepId.length - 1]!) ? 'bridge' : undefined;
}

/** A poisoned parcel keeps receipts where others keep amounts. */
function coveringWhole(state: TraceState, p: number, pieces: CarriedParcel, value: bigint): CarriedParcel {
  if (state.rules.policies[p] !== 'poison') return pieces;
  return pieces.map((piece) => ({ ...piece, value }));
}

/** Why nobody follows an output, whatever the policy. */
export function stopOf(rules: TraceRules, next: number, tagged: boolean): EndReason | undefined {
  if (tagged) return 'tag';
  if (next === NEXT_NONE) return 'unspent';
  if (next === NEXT_UNKNOWN) return 'data-end';
  return next > rules.lastKey ? 'height' : undefined;
}

/** Why one policy does not follow it: share below the cutoff, value below the minimum, depth. T[VALUE] is its value. */
function policyStop(
  state: TraceState,
  p: number,
  of: { readonly depth: number; readonly isStart: boolean },
): EndReason | undefined {
  const { rules } = state;
  const minimum = rules.minValue(COIN, p);
  const cutoff = rules.policies[p] === 'haircut' ? rules.cutoffMillionths : 0n;
  if (!of.isStart && (minimum > 0n || cutoff > 0n)) {
    const amount = taintOf(state, p);
    if (amount * 1_000_000n < toBigInt(T, VALUE) * cutoff) return 'cutoff';
    if (amount < minimum) return 'min-value';
  }
  return of.depth >= rules.maxDepth ? 'depth' : undefined;
}

function taintOf(state: TraceState, p: number): bigint {
  if (state.rules.policies[p] === 'poison') return toBigInt(T, VALUE);
  setZero(T, TAINT);
  addStolen(state.slab, state.parcels[p]!.head, T, TAINT);
  return toBigInt(T, TAINT);
}

/** The parcels of the policies in `mask` end at the output. */
function endParcels(trace: OutputTrace, output: ReceivedOutput, mask: number, reason: EndReason): void {
  const { state } = trace;
  let depth = NEVER_REACHED;
  const started = trace.startAt.get(output.place);
  for (let p = 0; p < state.parcels.length; p++)
    if (mask & (1 << p)) depth = Math.min(depth, (started ?? trace).depth[p]!);
  const end = writeEnd(
    state,
    {
      place: output.place,
      holder: output.holder,
      asset: COIN,
      reason,
      depth,
      first: output.move,
      last: output.move,
      arrivals: 1,
      next: output.next,
      step: state.stepId.length - 1,
    },
    T,
    VALUE,
  );
  for (let p = 0; p < state.parcels.length; p++) {
    if (!(mask & (1 << p))) continue;
    endMove(state, end, p, output.move);
    freeParcel(state.slab, state.parcels[p]!);
  }
}

function follow(
  trace: OutputTrace,
  output: ReceivedOutput,
  mask: number,
  start: OutputStart | undefined,
): void {
  const { state } = trace;
  const { places } = state;
  const slot = newSlot(places, { id: output.place, holder: output.holder, asset: COIN });
  const o = at(slot);
  set(places.words, o + PLACE.total, T, VALUE);
  places.words[o + PLACE.first] = output.move;
  places.words[o + PLACE.last] = output.move;
  places.words[o + PLACE.arrivals] = 1;
  places.doubles[doubleAt(slot) + PLACE.next] = output.next;
  for (let p = 0; p < state.parcels.length; p++)
    if (mask & (1 << p)) pourInto(state, slot, p, (start ?? trace).depth[p]!);
  indexSlot(places, slot);
  state.schedule(output.next);
}

/**
 * Taint reached an output that is a start itself. What is tainted keeps its start, what is clean gets what the start says
 * ("left taint always has precedent", TaintChain); the overlap is written down. Afterwards the parcels are the whole.
 */
function meetStart(trace: OutputTrace, start: OutputStart, mask: number): void {
  const { state } = trace;
  const { places, rules } = state;
  start.idle = false;
  for (let p = 0; p < rules.policies.length; p++) {
    const q = purseAt(places, start.waiting, p);
    if (!(mask & (1 << p))) purseToParcel(places.purses, q, state.parcels[p]!);
    else if (rules.policies[p] === 'poison') mergePoison(trace, start, p);
    else fillFromStart(trace, start, p);
    restamp(state, start, p);
    writeContent(state, start.move, p);
  }
  freeSlot(places, state.slab, start.waiting);
}

/** What the start itself brought names its row. */
function restamp(state: TraceState, start: OutputStart, p: number): void {
  const S = state.slab.segments;
  for (let s = state.parcels[p]!.head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!)
    if (S[s * SEGMENT_WORDS + SEGMENT.start] !== CLEAN && S[s * SEGMENT_WORDS + SEGMENT.move] === NO_MOVE)
      S[s * SEGMENT_WORDS + SEGMENT.move] = start.move;
}

/** The row of the start says what the output holds now; where most of it is another start's, the way goes on. */
function writeContent(state: TraceState, row: number, p: number): void {
  const parcel = state.parcels[p]!;
  const page = pageOf(state.moves, row);
  const o = wordOf(state.moves, row);
  const code = o + MOVE.policies + 2 * p;
  const poison = state.rules.policies[p] === 'poison';
  page[code] = encodeParts(state.parts, state.slab, parcel.head, page, o + MOVE.value, poison);
  const main = mainMove(state.slab, parcel);
  page[code + 1] = main === row ? NO_MOVE : main;
}

/** Each start covers the whole: what came first stays, and only one of its starts stands for the value that is ignored. */
function mergePoison(trace: OutputTrace, start: OutputStart, p: number): void {
  const { state } = trace;
  const first = state.parcels[p]!.head;
  book(state.books, p, COIN, 'overlaps', state.slab.segments, first * SEGMENT_WORDS + SEGMENT.value);
  noteOverlap(state, start, p, first);
}

/** Clean segments get what the start brought, in its order; what has no room is an overlap. */
function fillFromStart(trace: OutputTrace, start: OutputStart, p: number): void {
  const { state } = trace;
  const { slab, places } = state;
  const S = slab.segments;
  const parcel = state.parcels[p]!;
  const isQueue = state.rules.policies[p] === 'fifo' || state.rules.policies[p] === 'lifo';
  for (let s = parcel.head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!)
    if (S[s * SEGMENT_WORDS + SEGMENT.start] !== CLEAN) noteOverlap(state, start, p, s);
  const own: Parcel = { head: 0, tail: 0, tainted: 0 };
  purseToParcel(places.purses, purseAt(places, start.waiting, p), own);
  fillClean(slab, parcel, T, VALUE, own, isQueue);
  // What is left of the start is where another one has been before.
  bookList(state.books, p, { asset: COIN, sum: 'overlaps', units: 'overlaps' }, slab, own.head, false);
  freeParcel(slab, own);
}

function noteOverlap(state: TraceState, start: OutputStart, p: number, segment: number): void {
  const S = state.slab.segments;
  const kept = S[segment * SEGMENT_WORDS + SEGMENT.start]!;
  const amount = toBigInt(S, segment * SEGMENT_WORDS + SEGMENT.value);
  const last = state.overlaps[state.overlaps.length - 1];
  const policy = state.rules.policies[p]!;
  // Pieces that came by several moves are one overlap.
  if (last?.place === start.place && last.policy === policy && last.kept === state.starts[kept]!.label) {
    state.overlaps[state.overlaps.length - 1] = { ...last, amount: last.amount + amount };
    return;
  }
  state.overlaps.push({
    place: start.place,
    holder: start.holder,
    asset: COIN,
    step: state.stepId.length - 1,
    position: start.position,
    value: start.value,
    policy,
    kept: state.starts[kept]!.label,
    ignored: start.label,
    amount,
  });
}
