import { NO_HOLDER } from '../../step-source.ts';
import { putInShares } from '../../value/shares.ts';
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
  splitSegment,
  UNKNOWN,
} from '../../value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../value/words.ts';
import { bookAmount, bookUnits } from '../books.ts';
import { encodeOne } from '../parts.ts';
import { at, PLACE, purseAt, SOURCE } from '../places.ts';
import { pourInto } from '../pour-into.ts';
import { pageOf, wordOf } from '../rows.ts';
import { MOVE, MOVE_START, startOf, type TraceState } from '../state.ts';
import { writeMove } from '../write-rows.ts';
import type { AccountTrace, StartMark, StartStep } from './account-trace.ts';
import { arrive } from './go-on.ts';
import { passingSlot } from './passing.ts';
import { balanceOf, NODE } from './plan-nodes.ts';

const T = new Uint32Array(WORDS);

/**
 * A start that is a transaction marks what its gainers got (all of them, or the one address that it names), when
 * everything has moved. What another start has tainted keeps its start; that is written down as an overlap.
 */
export function markTransaction(trace: AccountTrace, starts: readonly StartStep[]): void {
  const { plan, run, state } = trace;
  run.marks.length = 0;
  for (const from of starts)
    for (let node = 0; node < plan.nodes; node++) {
      if (!gains(trace, node, from)) continue;
      trace.started.add(plan.holder[node]!);
      const slot = plan.slot[node]!;
      if (slot !== 0 && state.places.words[at(slot) + PLACE.flags]! & SOURCE) continue;
      const gain = gainOf(trace, node);
      fromBigInt(T, 0, gain);
      const move = writeMove(
        state,
        {
          to: plan.key[node]!,
          from: NO_HOLDER,
          holder: plan.holder[node]!,
          asset: plan.asset[node]!,
          kind: MOVE_START,
          position: 0,
          next: -1,
        },
        T,
        0,
      );
      run.marks.push({
        node,
        from,
        start: startOf(state, from.label, plan.asset[node]!),
        move,
        left: state.parcels.map(() => gain),
        marked: state.parcels.map(() => 0n),
      });
    }
}

const gainOf = ({ plan }: AccountTrace, node: number) =>
  toBigInt(plan.sums, node * NODE.words + NODE.in) - toBigInt(plan.sums, node * NODE.words + NODE.out);

/** Nodes that end the transaction with more than they began with, pools, traders and destroyed coins apart. */
function gains({ plan }: AccountTrace, node: number, from: StartStep): boolean {
  if (plan.key[node]! < 0 || balanceOf(plan, node) <= 0) return false;
  if (from.holder !== undefined) return plan.holder[node] === from.holder;
  for (let k = 0; k < plan.nodes; k++) if (plan.site[k] === plan.holder[node]) return false;
  for (const j of plan.paying.keys())
    if (plan.holder[plan.payer[j]!] === plan.holder[node] && plan.holder[node] !== plan.sender) return false;
  return true;
}

/** Marks what stays with the gainers, when everything has moved. */
export function settleMarks(trace: AccountTrace): void {
  const { run, state } = trace;
  const { places } = state;
  for (const mark of run.marks) {
    const slot = passingSlot(trace, mark.node);
    const W = places.words;
    const value = toBigInt(W, at(slot) + PLACE.total);
    for (let p = 0; p < state.parcels.length && value > 0n; p++) {
      const q = purseAt(places, slot, p);
      const parcel: Parcel = { head: 0, tail: 0, tainted: 0 };
      if (W[at(slot) + PLACE.mask]! & (1 << p)) {
        parcel.head = places.purses[q + PURSE.head]!;
        parcel.tail = places.purses[q + PURSE.tail]!;
        parcel.tainted = places.purses[q + PURSE.tainted]!;
      }
      const size = value < mark.left[p]! ? value : mark.left[p]!;
      markParcel(trace, mark, p, { size, value, parcel });
      Object.assign(state.parcels[p]!, parcel);
      if (parcel.tainted === 0) {
        freeParcel(state.slab, state.parcels[p]!);
        places.purses.fill(0, q, q + 3);
        places.words[at(slot) + PLACE.mask]! &= ~(1 << p);
        continue;
      }
      fillPurse(state, slot, p);
      run.depth[p] = -1;
    }
    arrive(state, slot, mark.move);
    writeMarked(state, mark);
  }
  run.marks.length = 0;
}

/** The list of a share purse keeps the order of its starts. */
function fillPurse(state: TraceState, slot: number, p: number): void {
  const policy = state.rules.policies[p]!;
  if (policy !== 'haircut' && policy !== 'tiho') {
    pourInto(state, slot, p, 0);
    return;
  }
  const q = purseAt(state.places, slot, p);
  state.places.purses.fill(0, q, q + 4);
  putInShares(state.slab, state.places.purses, q, state.parcels[p]!);
  state.places.words[at(slot) + PLACE.mask]! |= 1 << p;
}

function writeMarked(state: TraceState, mark: StartMark): void {
  const page = pageOf(state.moves, mark.move);
  const o = wordOf(state.moves, mark.move);
  mark.marked.forEach((value, p) => {
    if (value > 0n)
      page[o + MOVE.policies + 2 * p] = encodeOne(state.parts, mark.start, { value, units: value });
  });
}

interface Receipt {
  readonly size: bigint;
  readonly value: bigint;
  readonly parcel: Parcel;
}

/** Up to `size` base units of the clean part of a parcel get the start; the parcel is of `value` base units. */
function markParcel(trace: AccountTrace, mark: StartMark, p: number, receipt: Receipt): void {
  const { state } = trace;
  const poison = state.rules.policies[p] === 'poison';
  noteOverlaps(trace, mark, p, receipt.parcel);
  let added: bigint;
  if (poison) {
    added = receipt.parcel.tainted > 0 ? 0n : receipt.value;
    if (added > 0n) pushStart(state, receipt.parcel, { mark, value: added });
  } else added = markClean(state, mark, p, receipt);
  if (added === 0n) return;
  mark.marked[p]! += added;
  const asset = trace.plan.asset[mark.node]!;
  bookAmount(state.books, p, { asset, sum: 'started' }, added);
  fromBigInt(T, 0, added);
  if (!poison) bookUnits(state.books, p, { start: mark.start, sum: 'started' }, T, 0);
}

function pushStart(
  state: TraceState,
  parcel: Parcel,
  of: { readonly mark: StartMark; readonly value: bigint },
): void {
  fromBigInt(T, 0, of.value);
  const { start, move } = of.mark;
  pushToParcel(state.slab, parcel, segmentOf(state.slab, { start, move }, T, 0));
}

function markClean(state: TraceState, mark: StartMark, p: number, receipt: Receipt): bigint {
  const { slab } = state;
  const { parcel } = receipt;
  const queue = state.rules.policies[p] === 'fifo' || state.rules.policies[p] === 'lifo';
  let room = receipt.size;
  let covered = 0n;
  const result: Parcel = { head: 0, tail: 0, tainted: 0 };
  for (let s = parcel.head; s !== 0; ) {
    const o = s * SEGMENT_WORDS;
    const next = slab.segments[o + SEGMENT.next]!;
    const value = toBigInt(slab.segments, o + SEGMENT.value);
    covered += value;
    if (slab.segments[o + SEGMENT.start] !== CLEAN || room === 0n) {
      pushToParcel(slab, result, s);
      s = next;
      continue;
    }
    let part = s;
    if (value > room) {
      fromBigInt(T, 0, room);
      part = splitSegment(slab, s, T, 0);
    }
    slab.segments[part * SEGMENT_WORDS + SEGMENT.start] = mark.start;
    slab.segments[part * SEGMENT_WORDS + SEGMENT.move] = mark.move;
    room -= value > room ? room : value;
    pushToParcel(slab, result, part);
    if (part !== s) pushToParcel(slab, result, s);
    s = next;
  }
  const rest = receipt.value - covered;
  const own = rest < room ? rest : room;
  if (own > 0n) pushStart(state, result, { mark, value: own });
  if (queue && rest > own) {
    fromBigInt(T, 0, rest - own);
    pushToParcel(slab, result, segmentOf(slab, { start: CLEAN, move: NO_MOVE }, T, 0));
  }
  Object.assign(parcel, result);
  return receipt.size - room + own;
}

function noteOverlaps(trace: AccountTrace, mark: StartMark, p: number, parcel: Parcel): void {
  const { plan, state } = trace;
  const S = state.slab.segments;
  for (let s = parcel.head; s !== 0; s = S[s * SEGMENT_WORDS + SEGMENT.next]!) {
    const start = S[s * SEGMENT_WORDS + SEGMENT.start]!;
    if (start === CLEAN || start === UNKNOWN || start === mark.start) continue;
    state.overlaps.push({
      place: plan.key[mark.node]!,
      holder: plan.holder[mark.node]!,
      asset: plan.asset[mark.node]!,
      step: state.stepId.length - 1,
      position: -1,
      value: gainOf(trace, mark.node),
      policy: state.rules.policies[p]!,
      kept: state.starts[start]!.label,
      ignored: mark.from.label,
      amount: toBigInt(S, s * SEGMENT_WORDS + SEGMENT.value),
    });
  }
}
