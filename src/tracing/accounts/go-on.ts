import type { AccountState, Entry } from './account-state.ts';
import { NEVER } from './never.ts';
import { schedule } from './schedule.ts';

/** An account goes on to its next transfer; one that holds nothing tainted any more leaves. */
export function goOn(state: AccountState, entry: Entry, key: number): void {
  entry.next = key;
  let holds = false;
  for (let p = 0; p < entry.purses.length; p++) {
    const purse = entry.purses[p];
    if (!purse) continue;
    if (!entry.source && purse.tainted() === 0n) entry.purses[p] = undefined;
    else holds = true;
  }
  if (!holds) state.entries.delete(entry.account);
  else if (key !== NEVER) schedule(state, key);
}
