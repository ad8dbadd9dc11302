import { clearParcel, PURSE } from '../value/slab.ts';
import { at, PLACE, purseAt } from './places.ts';
import type { TraceState } from './state.ts';

/** The parcel under policy p becomes the whole of a new place. */
export function pourInto(state: TraceState, slot: number, p: number, depth: number): void {
  const { places } = state;
  const parcel = state.parcels[p]!;
  const q = purseAt(places, slot, p);
  places.purses[q + PURSE.head] = parcel.head;
  places.purses[q + PURSE.tail] = parcel.tail;
  places.purses[q + PURSE.tainted] = parcel.tainted;
  places.purses[q + PURSE.depth] = depth;
  places.words[at(slot) + PLACE.mask]! |= 1 << p;
  clearParcel(parcel);
}
