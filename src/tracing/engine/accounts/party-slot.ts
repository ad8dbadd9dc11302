import { at, PLACE, SOURCE, slotOf } from '../places.ts';
import type { AccountTrace } from './account-trace.ts';

/**
 * Slot of an account that takes part as one that holds taint; 0 when it does not. `last`: the last key of the transaction.
 * A source counts from the transaction on that holds its first key, wherever in it that stands.
 */
export function partySlot(trace: AccountTrace, account: number, last: number): number {
  const { places } = trace.state;
  const slot = slotOf(places, account);
  if (slot === 0 || (places.words[at(slot) + PLACE.flags]! & SOURCE) === 0) return slot;
  return last < (trace.sourceFrom.get(slot) ?? Number.NEGATIVE_INFINITY) ? 0 : slot;
}
