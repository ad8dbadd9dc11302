import { parentPort, workerData } from 'node:worker_threads';
import type { AheadRun } from './touch-ahead.ts';

/** Inputs: few enough that what was touched is still in the cache when its turn comes. */
const LEAD = 8_192;
const STEP = 1_024;
/** Milliseconds: the merging thread does some hundred inputs in this time. */
const PAUSE = 0.05;

// The body of the thread that touchAhead starts. It only reads: whatever it does or fails to do, the result is the same.
const parent = workerData as Uint32Array;
parentPort!.on('message', ({ inputAddress, reached }: AheadRun) => {
  const count = inputAddress.length;
  let touched = 0;
  for (let from = 0; from < count; from += STEP) {
    let at = Atomics.load(reached, 0);
    while (at + LEAD < from) {
      Atomics.wait(reached, 0, at, PAUSE);
      at = Atomics.load(reached, 0);
    }
    if (at > from) from = at;
    const to = Math.min(count, from + STEP);
    for (let i = from; i < to; i++) {
      const address = inputAddress[i]!;
      if (address < parent.length) touched ^= parent[address]!;
    }
  }
  // The sum is used, or the compiler might leave the reads out.
  Atomics.store(reached, 1, touched);
});
