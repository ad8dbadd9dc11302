import { STEP_ROW } from '../../step-source.ts';
import { writeCarried } from '../../value/carried.ts';
import { carriedTaint } from '../../value/carried-taint.ts';
import { fillClean } from '../../value/fill-clean.ts';
import { scaleCarried } from '../../value/scale-carried.ts';
import {
  CLEAN,
  clearParcel,
  freeParcel,
  NO_MOVE,
  type Parcel,
  pushToParcel,
  SEGMENT,
  SEGMENT_WORDS,
  segmentOf,
} from '../../value/slab.ts';
import { compare, fromBigInt, isZero, set, subtract, toBigInt, WORDS } from '../../value/words.ts';
import { book, bookAmount, bookList } from '../books.ts';
import type { Arriving } from '../gate.ts';
import { at, freeSlot, newSlot, PLACE } from '../places.ts';
import { pourInto } from '../pour-into.ts';
import type { TraceState } from '../state.ts';
import type { AccountTrace, Incoming } from './account-trace.ts';
import { NODE } from './plan-nodes.ts';
import { takePassing } from './take-and-put.ts';

/**
 * What a bridge pays in the running transaction is tainted as the trace of the other chain says, whoever the data name as
 * the payer: transfer by transfer, in the order of the deposits, as far as the transfers bring it.
 */
export function openIncoming(trace: AccountTrace, arriving: readonly Arriving[]): void {
  const { plan, run, state } = trace;
  run.incoming.length = 0;
  const given = new Map<number, bigint>();
  const taken = new Set<number>();
  for (const one of arriving) {
    const node = nodeOf(trace, one);
    const brought =
      node < 0 ? 0n : toBigInt(plan.sums, node * NODE.words + NODE.in) - (given.get(node) ?? 0n);
    const value = one.value < brought ? one.value : brought;
    if (value <= 0n) {
      one.arrived([]);
      continue;
    }
    given.set(node, (given.get(node) ?? 0n) + value);
    const size = { from: one.value, to: value, kept: [value, one.value] as const };
    const parcels = one.parcels.map(
      (pieces, p) => pieces && scaleCarried(pieces, size, state.rules.policies[p]!),
    );
    one.arrived(parcels);
    const slot = newSlot(state.places, { id: -1, holder: one.holder, asset: one.asset });
    for (let p = 0; p < state.parcels.length; p++) {
      const parcel = state.parcels[p]!;
      writeCarried(state.slab, parcels[p] ?? [], parcel);
      if (parcel.tainted === 0) {
        freeParcel(state.slab, parcel);
        continue;
      }
      const poison = state.rules.policies[p] === 'poison';
      const sums = {
        asset: one.asset,
        sum: 'started' as const,
        ...(poison ? {} : { units: 'arrived' as const }),
      };
      bookList(state.books, p, sums, state.slab, parcel.head, poison);
      // The bridge is poisoned as an account is: all that it pays out is marked.
      if (poison) {
        const marked = carriedTaint(parcels[p], 'poison');
        bookAmount(state.books, p, { asset: one.asset, sum: 'absorbed' }, value - marked);
      }
      pourInto(state, slot, p, one.depth[p]!);
    }
    fromBigInt(state.places.words, at(slot) + PLACE.total, value);
    const transfer = transferOf(trace, node, { value: one.value, taken });
    if (transfer >= 0) taken.add(transfer);
    run.incoming.push({ node, transfer, slot, depth: one.depth });
  }
}

function nodeOf({ plan }: AccountTrace, { holder, asset }: Arriving): number {
  for (let k = 0; k < plan.nodes; k++)
    if (plan.key[k]! >= 0 && plan.holder[k] === holder && plan.asset[k] === asset) return k;
  return -1;
}

/** The first transfer to a node that is of just this amount; -1 for none: a bridge may pay in another way than it says. */
function transferOf(
  { plan }: AccountTrace,
  node: number,
  { value, taken }: { readonly value: bigint; readonly taken: ReadonlySet<number> },
): number {
  for (let j = 0; j < plan.count; j++) {
    if (plan.receiver[j] !== node || plan.payer[j] === node || taken.has(j)) continue;
    if (toBigInt(plan.batch.rows, (plan.first + j) * STEP_ROW.words + STEP_ROW.value) === value) return j;
  }
  return -1;
}

const SIZE = new Uint32Array(WORDS);
const ROOM = new Uint32Array(WORDS);

/** Transfer j (V at v) brings a node what a bridge paid it: that goes into the clean part of the parcels. */
export function joinIncoming(trace: AccountTrace, j: number, V: Uint32Array, v: number): void {
  const { run, state } = trace;
  const { places, slab } = state;
  const node = trace.plan.receiver[j]!;
  const mine = run.incoming.filter(
    (one) => one.node === node && !isZero(places.words, at(one.slot) + PLACE.total),
  );
  const exact = mine.filter(({ transfer }) => transfer === j);
  const waiting = exact.length > 0 ? exact : mine.filter(({ transfer }) => transfer < 0);
  if (waiting.length === 0) return;
  const own = moveOut(state);
  const came = state.parcels.map((): Parcel => ({ head: 0, tail: 0, tainted: 0 }));
  const marked = state.parcels.map(() => 0n);
  set(ROOM, 0, V, v);
  for (const one of waiting) {
    if (isZero(ROOM, 0)) break;
    const held = at(one.slot) + PLACE.total;
    if (compare(places.words, held, ROOM, 0) < 0) set(SIZE, 0, places.words, held);
    else set(SIZE, 0, ROOM, 0);
    takePassing(trace, one.slot, SIZE, 0);
    subtract(ROOM, 0, SIZE, 0);
    append(trace, one, came, marked);
  }
  for (let p = 0; p < state.parcels.length; p++) {
    const policy = state.rules.policies[p]!;
    const isQueue = policy === 'fifo' || policy === 'lifo';
    if (policy === 'poison') mixPoison(trace, p, { node, own: own[p]!, came: came[p]!, marked: marked[p]! });
    else if (came[p]!.tainted > 0) {
      // A parcel of nothing is clean throughout.
      fillClean(slab, own[p]!, V, v, came[p]!, isQueue);
      noteOverlap(trace, p, node, own[p]!, came[p]!);
    }
    freeParcel(slab, came[p]!);
    Object.assign(state.parcels[p]!, own[p]!);
  }
}

function moveOut({ parcels }: TraceState): Parcel[] {
  return parcels.map((parcel) => {
    const own = { ...parcel };
    clearParcel(parcel);
    return own;
  });
}

/** SIZE base units that were taken of one deposit, behind those of the ones before. */
function append(trace: AccountTrace, one: Incoming, came: readonly Parcel[], marked: bigint[]): void {
  const { run, state } = trace;
  const { slab } = state;
  for (let p = 0; p < came.length; p++) {
    const parcel = state.parcels[p]!;
    const policy = state.rules.policies[p]!;
    if (parcel.tainted > 0) {
      run.depth[p] = Math.min(run.depth[p]!, one.depth[p]!);
      marked[p]! += toBigInt(SIZE, 0);
    } else {
      freeParcel(slab, parcel);
      if (policy === 'fifo' || policy === 'lifo')
        pushToParcel(slab, parcel, segmentOf(slab, { start: CLEAN, move: NO_MOVE }, SIZE, 0));
    }
    for (let s = parcel.head; s !== 0; ) {
      const next = slab.segments[s * SEGMENT_WORDS + SEGMENT.next]!;
      pushToParcel(slab, came[p]!, s);
      s = next;
    }
    clearParcel(parcel);
  }
}

interface Mixture {
  readonly node: number;
  readonly own: Parcel;
  readonly came: Parcel;
  /** Base units that what came marks. */
  readonly marked: bigint;
}

/** Every start marks the payment; what two of them mark counts once. */
function mixPoison({ plan, state }: AccountTrace, p: number, { node, own, came, marked }: Mixture): void {
  if (came.tainted === 0) return;
  const { slab } = state;
  const S = slab.segments;
  fromBigInt(SIZE, 0, marked);
  if (own.tainted > 0) book(state.books, p, plan.asset[node]!, 'overlaps', SIZE, 0);
  else freeParcel(slab, own);
  for (let s = came.head; s !== 0; ) {
    const next = S[s * SEGMENT_WORDS + SEGMENT.next]!;
    set(S, s * SEGMENT_WORDS + SEGMENT.value, SIZE, 0);
    pushToParcel(slab, own, s);
    s = next;
  }
  clearParcel(came);
}

/** What has no room beside the payer's own taint: that was there first. */
function noteOverlap(trace: AccountTrace, p: number, node: number, kept: Parcel, left: Parcel): void {
  const { plan, state } = trace;
  if (left.tainted === 0) return;
  const S = state.slab.segments;
  const asset = plan.asset[node]!;
  bookList(state.books, p, { asset, sum: 'overlaps', units: 'overlaps' }, state.slab, left.head, false);
  const labelOf = (head: number) => {
    let s = head;
    while (s !== 0 && !state.starts[S[s * SEGMENT_WORDS + SEGMENT.start]!]?.label)
      s = S[s * SEGMENT_WORDS + SEGMENT.next]!;
    return s === 0 ? 0 : state.starts[S[s * SEGMENT_WORDS + SEGMENT.start]!]!.label;
  };
  let amount = 0n;
  for (let s = left.head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!)
    if (S[s * SEGMENT_WORDS + SEGMENT.start] !== CLEAN)
      amount += toBigInt(S, s * SEGMENT_WORDS + SEGMENT.value);
  state.overlaps.push({
    place: plan.key[node]!,
    holder: plan.holder[node]!,
    asset,
    step: state.stepId.length - 1,
    position: -1,
    value: toBigInt(plan.sums, node * NODE.words + NODE.in),
    policy: state.rules.policies[p]!,
    kept: labelOf(kept.head),
    ignored: labelOf(left.head),
    amount,
  });
}

/** What no transfer brought: the transaction paid less than it said. */
export function closeIncoming(trace: AccountTrace): void {
  const { run, state } = trace;
  for (const { slot } of run.incoming) freeSlot(state.places, state.slab, slot);
  run.incoming.length = 0;
}
