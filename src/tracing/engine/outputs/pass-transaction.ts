import { FLAG_COINBASE, FLAG_COINJOIN } from '../../../graph/flow-source.ts';
import { NO_HOLDER, type OutputSteps } from '../../step-source.ts';
import { readCarried } from '../../value/carried.ts';
import { putInPoison } from '../../value/poison.ts';
import { type Outputs, POURED_WORDS, pour } from '../../value/pour.ts';
import { NEVER_REACHED } from '../../value/purses.ts';
import { putInShares } from '../../value/shares.ts';
import {
  addStolen,
  CLEAN,
  clearParcel,
  freeParcel,
  NO_MOVE,
  type Parcel,
  PURSE,
  purseToParcel,
  pushToParcel,
  pushToPurse,
  SEGMENT,
  SEGMENT_WORDS,
  segmentOf,
  splitSegment,
  unlinkFromParcel,
} from '../../value/slab.ts';
import { compare, fromBigInt, isZero, set, setZero, subtract, WORDS } from '../../value/words.ts';
import { book, bookList } from '../books.ts';
import type { Gate } from '../gate.ts';
import { at, freeSlot, newSlot, PLACE, purseAt, slotOf } from '../places.ts';
import { pourInto } from '../pour-into.ts';
import { pageOf, wordOf } from '../rows.ts';
import { type EndReason, MOVE, MOVE_FEE, MOVE_VALUE, type TraceState } from '../state.ts';
import { coverWhole, endSlot, type MoveOf, writeMove, writeTaint } from '../write-rows.ts';
import type { OutputTrace, ReceivedOutput } from './output-trace.ts';
import { settleOutput } from './settle-output.ts';

const COIN = 0;
const TOTAL = 0;
const EXTRA = 8;
const FEE = 16;
const VALUE = 24;
const CLEAN_IN = 32;
const T = new Uint32Array(WORDS * 8);

/** Takes the tainted inputs of a transaction from their places and hands their taint on, or ends it there. */
export function passTransaction(trace: OutputTrace, batch: OutputSteps, t: number): void {
  const { state } = trace;
  const { places } = state;
  const [from, to] = [batch.inStart[t]!, batch.inStart[t + 1]!];
  let mask = 0;
  if (trace.gate && state.rules.backward) handBack(trace, trace.gate, batch, t);
  else if (trace.gate?.pays(batch.key[t]!)) endPayers(trace, batch, t);
  for (let i = from; i < to; i++) {
    const slot = slotOf(places, batch.inPlace[i]!);
    if (slot !== 0) mask |= places.words[at(slot) + PLACE.mask]!;
  }
  if (mask === 0) return;
  state.counts.transactions++;
  const reason = stopBefore(trace, batch, t);
  if (reason) {
    for (let i = from; i < to; i++) endInput(state, slotOf(places, batch.inPlace[i]!), reason);
    return;
  }
  beginStep(state, batch, t);
  trace.inputs.length = 0;
  for (let i = from; i < to; i++) trace.inputs.push(slotOf(places, batch.inPlace[i]!));
  let sum = 0n;
  for (let i = from; i < to; i++) sum += batch.inValue[i]!;
  for (let o = batch.outStart[t]!; o < batch.outStart[t + 1]!; o++) sum -= batch.outValue[o]!;
  const [extra, fee] = sum < 0n ? [-sum, 0n] : [0n, sum];
  if (state.rules.backward ? fee > 0n : extra > 0n) state.counts.unbalanced++;
  passInputs(trace, batch, t, { values: batch.inValue.subarray(from, to), extra, fee });
}

/**
 * Pours the inputs (`trace.inputs`: slots, 0 for a clean one) into the outputs of transaction t. `extra`: clean value that
 * joins them (backward the fee); `fee`: what the outputs leave. Satoshi.
 */
export function passInputs(
  trace: OutputTrace,
  batch: OutputSteps,
  t: number,
  flow: { readonly values: BigInt64Array; readonly extra: bigint; readonly fee: bigint },
): void {
  const { state } = trace;
  let total = flow.extra;
  for (const value of flow.values) total += value;
  fromBigInt(T, EXTRA, flow.extra);
  fromBigInt(T, FEE, flow.fee);
  fromBigInt(T, TOTAL, total);
  trace.mask = 0;
  for (const slot of trace.inputs) if (slot !== 0) trace.mask |= state.places.words[at(slot) + PLACE.mask]!;
  const outs = {
    count: batch.outStart[t + 1]! - batch.outStart[t]!,
    values: new Uint32Array(batch.outValue.buffer, batch.outValue.byteOffset, 2 * batch.outValue.length),
    at: 2 * batch.outStart[t]!,
  };
  pourInputs(
    trace,
    new Uint32Array(flow.values.buffer, flow.values.byteOffset, 2 * flow.values.length),
    outs,
  );
  for (const slot of trace.inputs) if (slot !== 0) spend(state, slot);
  handOn(trace, batch, t);
  handFee(trace, batch.key[t]!, batch.height[t]!);
}

function stopBefore(trace: OutputTrace, batch: OutputSteps, t: number): EndReason | undefined {
  const { rules } = trace.state;
  const flags = batch.flags[t]!;
  if ((flags & FLAG_COINBASE) !== 0) return 'coinbase';
  if ((flags & FLAG_COINJOIN) !== 0 && !rules.passCoinJoins) return 'coinjoin';
  return batch.outputs[t]! > rules.maxOutputs ? 'out-degree' : undefined;
}

/**
 * What a bridge pays out for somebody's deposit is his, whatever the bridge was paid by others before: their coins end with
 * the bridge. It may also be a thief who pays himself and writes what a bridge would: the end says which transaction comes next.
 * A start is meant, wherever it lies.
 */
function endPayers(trace: OutputTrace, batch: OutputSteps, t: number): void {
  for (let i = batch.inStart[t]!; i < batch.inStart[t + 1]!; i++)
    if (!trace.startAt.has(batch.inPlace[i]!))
      endInput(trace.state, slotOf(trace.state.places, batch.inPlace[i]!), 'bridge');
}

/** Backward: what a bridge paid out of somebody's deposit on another chain does not come from the vault's other business. */
function handBack(trace: OutputTrace, gate: Gate, batch: OutputSteps, t: number): void {
  const { state } = trace;
  const { places, rules, slab } = state;
  for (let i = batch.inStart[t]!; i < batch.inStart[t + 1]!; i++) {
    const slot = slotOf(places, batch.inPlace[i]!);
    if (slot === 0 || !gate.leaves(batch.inPlace[i]!)) continue;
    const value = batch.inValue[i]!;
    const has = (p: number) => (places.words[at(slot) + PLACE.mask]! & (1 << p)) !== 0;
    endSlot(state, slot, 'bridge');
    gate.handOver({
      step: -batch.key[t]! - 1,
      place: batch.inPlace[i]!,
      asset: COIN,
      payer: NO_HOLDER,
      value,
      parcels: rules.policies.map((_, p) =>
        has(p) ? readCarried(slab, places.purses[purseAt(places, slot, p) + PURSE.head]!) : undefined,
      ),
      depth: rules.policies.map((_, p) =>
        has(p) ? places.purses[purseAt(places, slot, p) + PURSE.depth]! : NEVER_REACHED,
      ),
    });
    freeSlot(places, slab, slot);
  }
}

function endInput(state: TraceState, slot: number, reason: EndReason): void {
  if (slot === 0) return;
  endSlot(state, slot, reason);
  freeSlot(state.places, state.slab, slot);
}

/** A step that moves taint: moves name it by its index. */
export function beginStep(state: TraceState, batch: OutputSteps, t: number): void {
  state.stepId.push(state.rules.backward ? -batch.key[t]! - 1 : batch.key[t]!);
  state.stepHeight.push(batch.height[t]!);
  state.stepTime.push(0);
}

/** What the policies make of the inputs goes into `trace.poured`; what is left in the purses of `trace.step` is the fee's. */
function pourInputs(trace: OutputTrace, words: Uint32Array, outs: Outputs): void {
  const { state } = trace;
  const { places, rules } = state;
  trace.step = newSlot(places, { id: -1, holder: NO_HOLDER, asset: COIN });
  const size = outs.count * POURED_WORDS;
  for (let p = 0; p < rules.policies.length; p++) {
    if (trace.poured[p]!.length < size) trace.poured[p] = new Uint32Array(2 * size);
    if (!(trace.mask & (1 << p))) continue;
    const policy = rules.policies[p]!;
    const q = purseAt(places, trace.step, p);
    // Read from the other end, LIFO meets the fee before the outputs.
    const extraFirst = rules.backward && policy === 'lifo';
    if (extraFirst) pushClean(trace, q, p, EXTRA);
    takeInputs(trace, words, p);
    if (!extraFirst) pushClean(trace, q, p, EXTRA);
    if (policy === 'poison') book(state.books, p, COIN, 'absorbed', T, CLEAN_IN);
    pour(state.slab, places.purses, q, policy, outs, trace.poured[p]!, T.subarray(TOTAL, TOTAL + WORDS));
  }
}

function takeInputs(trace: OutputTrace, words: Uint32Array, p: number): void {
  const { places, rules } = trace.state;
  const queue = rules.policies[p] === 'fifo' || rules.policies[p] === 'lifo';
  const q = purseAt(places, trace.step, p);
  let depth = NEVER_REACHED;
  set(T, CLEAN_IN, T, TOTAL);
  for (let i = 0; i < trace.inputs.length; i++) {
    const slot = trace.inputs[i]!;
    if (slot !== 0 && places.words[at(slot) + PLACE.mask]! & (1 << p)) {
      const from = purseAt(places, slot, p);
      depth = Math.min(depth, places.purses[from + PURSE.depth]!);
      subtract(T, CLEAN_IN, places.words, at(slot) + PLACE.total);
      takeInput(trace, p, from, q);
    } else if (queue) {
      setZero(T, VALUE);
      T[VALUE] = words[2 * i]!;
      T[VALUE + 1] = words[2 * i + 1]!;
      pushClean(trace, q, p, VALUE);
    }
  }
  trace.depth[p] = depth + 1;
}

function pushClean(trace: OutputTrace, q: number, p: number, amount: number): void {
  const { slab, places, rules } = trace.state;
  const policy = rules.policies[p]!;
  if ((policy !== 'fifo' && policy !== 'lifo') || isZero(T, amount)) return;
  pushToPurse(slab, places.purses, q, segmentOf(slab, { start: CLEAN, move: NO_MOVE }, T, amount));
}

/** The whole of a purse goes into the transaction, in the way of its policy. */
function takeInput(trace: OutputTrace, p: number, from: number, q: number): void {
  const { slab, places, rules, parcels } = trace.state;
  const policy = rules.policies[p]!;
  const parcel = parcels[p]!;
  purseToParcel(places.purses, from, parcel);
  if (policy === 'haircut') putInShares(slab, places.purses, q, parcel);
  else if (policy === 'poison') {
    const none = purseAt(places, trace.step, rules.policies.length);
    putInPoison(slab, places.purses, q, none, parcel);
  } else {
    for (let segment = parcel.head; segment !== 0; ) {
      const next = slab.segments[segment * SEGMENT_WORDS + SEGMENT.next]!;
      pushToPurse(slab, places.purses, q, segment);
      segment = next;
    }
    clearParcel(parcel);
  }
}

/** The place is spent: its move says so, and its slot is free. */
function spend(state: TraceState, slot: number): void {
  const { places } = state;
  const move = places.words[at(slot) + PLACE.last]!;
  const page = pageOf(state.moves, move);
  const o = wordOf(state.moves, move);
  page[o + MOVE.spent] = state.stepId.length - 1;
  page[o + MOVE.followed] = places.words[at(slot) + PLACE.mask]!;
  state.spends.push(move);
  freeSlot(places, state.slab, slot);
}

const moveOf: MoveOf = { to: -1, from: 0, holder: 0, asset: COIN, kind: MOVE_VALUE, position: 0, next: -1 };

/** Hands the poured parcels to the outputs, one after the other. */
function handOn(trace: OutputTrace, batch: OutputSteps, t: number): void {
  const first = batch.outStart[t]!;
  const count = batch.outStart[t + 1]! - first;
  for (let k = 0; k < count; k++) {
    let mask = 0;
    for (let p = 0; p < trace.poured.length; p++)
      if (trace.mask & (1 << p) && trace.poured[p]![k * POURED_WORDS + 2] !== 0) mask |= 1 << p;
    if (mask === 0) continue;
    const o = first + k;
    receive(trace, {
      place: batch.outPlace[o]!,
      holder: batch.outHolder[o]!,
      value: batch.outValue[o]!,
      position: trace.state.rules.backward ? -1 : k,
      next: batch.outNext[o]!,
      k,
      mask,
      move: 0,
    });
  }
}

/** An output gets its parcels: a move, then it is settled. */
export function receive(trace: OutputTrace, output: ReceivedOutput): void {
  const { state } = trace;
  const { parcels } = state;
  moveOf.to = output.place;
  moveOf.holder = output.holder;
  moveOf.position = output.position;
  moveOf.next = output.next;
  moveOf.kind = MOVE_VALUE;
  fromBigInt(T, VALUE, output.value);
  output.move = writeMove(state, moveOf, T, VALUE);
  state.counts.moves++;
  for (let p = 0; p < parcels.length; p++) {
    if (!(output.mask & (1 << p))) continue;
    const parcel = parcels[p]!;
    const at = output.k * POURED_WORDS;
    parcel.head = trace.poured[p]![at]!;
    parcel.tail = trace.poured[p]![at + 1]!;
    parcel.tainted = trace.poured[p]![at + 2]!;
    writeTaint(state, output.move, p, parcel);
  }
  settleOutput(trace, output);
}

/** Writes the taint of the fee down as a move, and keeps it for the coinbase of its block when fees are followed. */
function handFee(trace: OutputTrace, key: number, height: number): void {
  const { state, step } = trace;
  const { places, slab, rules } = state;
  let row = 0;
  let kept = 0;
  for (let p = 0; p < rules.policies.length; p++) {
    const q = purseAt(places, step, p);
    if (!(trace.mask & (1 << p)) || places.purses[q + PURSE.tainted] === 0) continue;
    const parcel = state.parcels[p]!;
    const poison = rules.policies[p] === 'poison';
    purseToParcel(places.purses, q, parcel);
    if (poison) coverWhole(slab, parcel.head, T, FEE);
    else trimToFee(state, p, parcel);
    if (parcel.head === 0 || isZero(T, FEE)) {
      freeParcel(slab, parcel);
      continue;
    }
    if (row === 0) row = writeFee(state, key);
    writeTaint(state, row, p, parcel);
    if (!rules.followFees) {
      bookList(state.books, p, { asset: COIN, sum: 'fees', units: 'fees' }, slab, parcel.head, poison);
      freeParcel(slab, parcel);
      continue;
    }
    if (kept === 0) kept = keptFee(state, row);
    pourInto(state, kept, p, trace.depth[p]!);
  }
  if (kept !== 0) trace.keepFee(height, { slot: kept, key });
  freeSlot(places, slab, step);
}

function writeFee(state: TraceState, key: number): number {
  moveOf.to = -1;
  moveOf.kind = MOVE_FEE;
  moveOf.holder = NO_HOLDER;
  moveOf.position = -1;
  moveOf.next = key;
  return writeMove(state, moveOf, T, FEE);
}

/** A place of its own until the block ends: the fee is an input of the coinbase. */
function keptFee(state: TraceState, row: number): number {
  const slot = newSlot(state.places, { id: -1, holder: NO_HOLDER, asset: COIN });
  const o = at(slot);
  set(state.places.words, o + PLACE.total, T, FEE);
  state.places.words[o + PLACE.first] = row;
  state.places.words[o + PLACE.last] = row;
  return slot;
}

/** Haircut's divisions can leave a few units more than the fee; they are rounding, and nobody's. */
function trimToFee(state: TraceState, p: number, parcel: Parcel): void {
  const { slab } = state;
  setZero(T, VALUE);
  addStolen(slab, parcel.head, T, VALUE);
  if (compare(T, VALUE, T, FEE) <= 0) return;
  subtract(T, VALUE, T, FEE);
  const over: Parcel = { head: 0, tail: 0, tainted: 0 };
  for (let s = parcel.head; s !== 0 && !isZero(T, VALUE); ) {
    const next = slab.segments[s * SEGMENT_WORDS + SEGMENT.next]!;
    if (compare(slab.segments, s * SEGMENT_WORDS + SEGMENT.value, T, VALUE) > 0) {
      pushToParcel(slab, over, splitSegment(slab, s, T, VALUE));
      break;
    }
    subtract(T, VALUE, slab.segments, s * SEGMENT_WORDS + SEGMENT.value);
    unlinkFromParcel(slab, parcel, s);
    pushToParcel(slab, over, s);
    s = next;
  }
  bookList(state.books, p, { asset: COIN, sum: 'rounding', units: 'rounding' }, slab, over.head, false);
  freeParcel(slab, over);
}
