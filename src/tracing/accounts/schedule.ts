import type { AccountState } from './account-state.ts';

/** Puts the next transfer of an account on the heap, and among what is still to be fetched. */
export function schedule(state: AccountState, key: number): void {
  state.heap.push(key);
  state.unfetched.push(key);
}
