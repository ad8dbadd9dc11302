import { Worker } from 'node:worker_threads';
import { compiledThread } from '../../primitives/compiled-thread.ts';

/** A run of inputs that both threads see. */
export interface AheadRun {
  readonly inputAddress: Uint32Array;
  /** First number: how many inputs the merging thread has done. */
  readonly reached: Int32Array;
}

export interface TouchAhead {
  /** Announces the inputs that are merged next; the result takes how many are done. */
  begin(inputAddress: Uint32Array): (inputs: number) => void;
  close(): Promise<void>;
}

/**
 * Starts a thread that reads the place of each address a little before the merging thread needs it. Clustering waits
 * for memory nearly all the time, and the two cores share their last cache: what one has touched the other finds near.
 * The thread writes nothing, so the merges cannot depend on it. All arrays have to be on shared memory.
 */
export function touchAhead(forest: Int32Array): TouchAhead {
  const url = new URL(`touch-worker${import.meta.url.slice(-3)}`, import.meta.url);
  const worker = new Worker(compiledThread(url), { workerData: forest, execArgv: [] });
  // Without it the work is slower, not wrong.
  worker.on('error', () => {});
  return {
    begin(inputAddress) {
      const reached = new Int32Array(new SharedArrayBuffer(8));
      const run: AheadRun = { inputAddress, reached };
      worker.postMessage(run);
      return (inputs) => {
        Atomics.store(reached, 0, inputs);
      };
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
