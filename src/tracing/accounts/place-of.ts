import type { Arrivals } from './account-state.ts';
import type { Place } from './create-window.ts';

/** A transaction as the first and the last one of what arrived somewhere. */
export function placeOf({ batch, t }: Place): Omit<Arrivals, 'count'> {
  const [tx, time, number] = [batch.tx[t]!, batch.time[t]!, batch.number[t]!];
  return {
    firstTx: tx,
    lastTx: tx,
    firstTime: time,
    lastTime: time,
    firstNumber: number,
    lastNumber: number,
  };
}
