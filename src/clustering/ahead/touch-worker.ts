import { parentPort, workerData } from 'node:worker_threads';
import type { AheadRun } from './touch-ahead.ts';

/** Inputs: few enough that what was touched is still in the cache when its turn comes. */
const LEAD = 3_072;
const STEP = 256;

// The body of the thread that touchAhead starts. It only reads: whatever it does or fails to do, the result is the same.
const forest = workerData as Int32Array;
parentPort!.on('message', ({ inputAddress, reached }: AheadRun) => {
  const count = inputAddress.length;
  let touched = 0;
  for (let from = 0; from < count; from += STEP) {
    let at = Atomics.load(reached, 0);
    // Turning on the spot: a nap and a call to end it take longer than the other thread needs for a step.
    while (at + LEAD < from) at = Atomics.load(reached, 0);
    if (at > from) from = at;
    const to = Math.min(count, from + STEP);
    for (let i = from; i < to; i++) {
      const address = inputAddress[i]!;
      if (address < forest.length) touched ^= forest[address]!;
    }
  }
  // The sum is used, or the compiler might leave the reads out.
  Atomics.store(reached, 1, touched);
});
