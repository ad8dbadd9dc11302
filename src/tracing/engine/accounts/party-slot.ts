import { at, PLACE, SOURCE, slotOf } from '../places.ts';
import type { AccountTrace } from './account-trace.ts';

/** Slot of an account that takes part as one that holds taint; 0 when it does not. A source counts from its key on. */
export function partySlot(trace: AccountTrace, account: number, key: number): number {
  const { places } = trace.state;
  const slot = slotOf(places, account);
  if (slot === 0 || (places.words[at(slot) + PLACE.flags]! & SOURCE) === 0) return slot;
  return key < (trace.sourceFrom.get(slot) ?? Number.NEGATIVE_INFINITY) ? 0 : slot;
}
