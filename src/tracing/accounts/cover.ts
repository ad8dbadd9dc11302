import type { Entry } from './account-state.ts';

/** An account that paid more than the data show it to have had: the difference was there before the data begin. */
export function cover(entry: Entry, balance: bigint): void {
  if (balance + entry.offset < 0n) entry.offset = -balance;
}
