import type { Entry } from './account-state.ts';
import type { Place } from './create-window.ts';

/** Notes that taint came to an account that is followed already; each transaction counts once. */
export function arrive({ arrivals }: Entry, { batch, t }: Place): void {
  if (arrivals.lastTx === batch.tx[t]) return;
  arrivals.count += 1;
  arrivals.lastTx = batch.tx[t]!;
  arrivals.lastTime = batch.time[t]!;
  arrivals.lastNumber = batch.number[t]!;
}
