import { Worker } from 'node:worker_threads';

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
  const worker = new Worker(compiled('touch-worker.js'), { workerData: forest, execArgv: [] });
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

/** A thread runs compiled code, also when the tests run the sources. */
function compiled(name: string): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  return new URL(fromSource ? `../../../dist/clustering/ahead/${name}` : name, import.meta.url);
}
