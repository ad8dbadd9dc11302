import { type AccountSteps, NEXT_NONE, STEP_ROW } from '../../step-source.ts';
import { dropPurse, NEVER_REACHED } from '../../value/purses.ts';
import { PURSE } from '../../value/slab.ts';
import { at, doubleAt, freeSlot, PLACE, purseAt, SOURCE } from '../places.ts';
import type { TraceState } from '../state.ts';
import type { AccountTrace } from './account-trace.ts';
import { lastKey } from './last-key.ts';
import { partySlot } from './party-slot.ts';
import { endOverflow } from './settle-place.ts';
import { putIntoPlace } from './take-and-put.ts';

/** A step that moves taint: moves name it by its index. */
export function beginStep({ state }: AccountTrace, batch: AccountSteps, t: number): void {
  state.stepId.push(batch.tx[t]!);
  state.stepHeight.push(batch.number[t]!);
  state.stepTime.push(batch.time[t]!);
}

/** Depth of a place under a policy; a source is where it begins. */
export function depthOf(state: TraceState, slot: number, p: number): number {
  const { places } = state;
  const o = at(slot);
  if (places.words[o + PLACE.flags]! & SOURCE) return 0;
  if (!(places.words[o + PLACE.mask]! & (1 << p))) return NEVER_REACHED;
  return places.purses[purseAt(places, slot, p) + PURSE.depth]!;
}

/** Taint of the policies in `came` went from a payer to a place: one transaction more from the start. */
export function lowerDepths({ state }: AccountTrace, slot: number, came: number, payer: number): void {
  for (let p = 0; p < state.parcels.length; p++)
    if (came & (1 << p)) lowerDepth(state, slot, p, depthOf(state, payer, p) + 1);
}

export function lowerDepth(state: TraceState, slot: number, p: number, depth: number): void {
  const q = purseAt(state.places, slot, p) + PURSE.depth;
  if (depth < state.places.purses[q]!) state.places.purses[q] = depth;
}

/** Notes the move that brought taint to a place; each transaction counts once. */
export function arrive(state: TraceState, slot: number, move: number): void {
  const W = state.places.words;
  const o = at(slot);
  if (W[o + PLACE.first] === 0) W[o + PLACE.first] = move;
  W[o + PLACE.last] = move;
  const step = state.stepId.length - 1;
  if (W[o + PLACE.step] === step) return;
  W[o + PLACE.step] = step;
  W[o + PLACE.arrivals]! += 1;
}

/** An account goes on to its next transfer; one that holds nothing tainted any more leaves. */
export function goOn({ state }: AccountTrace, slot: number, next: number): void {
  const { places } = state;
  const o = at(slot);
  places.doubles[doubleAt(slot) + PLACE.next] = next;
  if ((places.words[o + PLACE.flags]! & SOURCE) === 0 && !keepsTaint(state, slot)) {
    freeSlot(places, state.slab, slot);
    return;
  }
  if (next < NEXT_NONE) state.schedule(next);
}

/** Purses that are clean throughout are dropped; starts that sleep under poison keep the place. */
function keepsTaint(state: TraceState, slot: number): boolean {
  const { places, rules } = state;
  const o = at(slot);
  const sleeps = places.purses[purseAt(places, slot, rules.policies.length) + PURSE.head] !== 0;
  for (let p = 0; p < rules.policies.length; p++) {
    if (!(places.words[o + PLACE.mask]! & (1 << p))) continue;
    const q = purseAt(places, slot, p);
    if (places.purses[q + PURSE.tainted] !== 0 || (sleeps && rules.policies[p] === 'poison')) continue;
    dropPurse(state.slab, places.purses, q);
    places.words[o + PLACE.mask]! &= ~(1 << p);
  }
  return places.words[o + PLACE.mask] !== 0;
}

/**
 * A turn in which nobody who holds taint pays, which is common: whatever moves and is exchanged is clean, so that nothing
 * has to be planned. The accounts that are followed get clean value and go on.
 */
export function receiveClean(trace: AccountTrace, batch: AccountSteps, t: number): void {
  const { places } = trace.state;
  const R = batch.rows;
  const last = lastKey(batch, t);
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const o = i * STEP_ROW.words;
    const slot = partySlot(trace, R[o + STEP_ROW.receiverAccount]!, last);
    if (slot === 0) continue;
    const isSource = (places.words[at(slot) + PLACE.flags]! & SOURCE) !== 0;
    if (!isSource && !putIntoPlace(trace, slot, R, o + STEP_ROW.value)) {
      endOverflow(trace, slot, 0, 0);
      continue;
    }
    goOn(trace, slot, batch.receiverNext[i]!);
  }
}
