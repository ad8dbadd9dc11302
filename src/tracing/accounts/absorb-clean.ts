import type { AccountState } from './account-state.ts';
import { assetTotals } from './asset-totals.ts';
import { cover } from './cover.ts';
import type { Place } from './create-window.ts';
import { goOn } from './go-on.ts';

/**
 * A turn in which nobody who holds taint pays, which is the commonest one: whatever moves and is exchanged is clean, so
 * that nothing has to be planned. The accounts that are followed get clean value and go on.
 */
export function absorbClean(state: AccountState, { batch, t }: Place): void {
  for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
    const entry = state.entries.get(batch.receiverAccount[i]!);
    if (!entry) continue;
    if (batch.receiverShort(i)) cover(entry, batch.receiverBalance(i));
    for (let p = 0; p < entry.purses.length; p++) {
      const absorbed = entry.purses[p]?.put(undefined, batch.value(i)) ?? 0n;
      if (absorbed > 0n) assetTotals(state, p, entry.asset).absorbed += absorbed;
    }
    goOn(state, entry, batch.receiverNext[i]!);
  }
}
