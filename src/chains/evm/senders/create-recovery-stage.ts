import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { compiledThread } from '../../../primitives/compiled-thread.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import { loadRecovery } from './load-recovery.ts';
import type { RecoveryJob } from './recovery-worker.ts';
import type { SignatureColumns } from './signature-columns.ts';

/** One thread that decodes keeps no more than two or three busy. */
const MOST_THREADS = 4;
/** Signatures: fewer are recovered sooner than a thread starts. */
const WORTH_A_THREAD = 500;

export interface RecoveryStageOptions {
  /** Default: one for each core but the caller's, one at least, four at most. */
  readonly threads?: number;
  /** The first so many signatures are recovered on the calling thread. Default 500. */
  readonly threadFrom?: number;
  /** Another body of the threads, for tests. */
  readonly worker?: URL;
}

/** Recovers signers beside the thread that decodes the next block. */
export interface RecoveryStage {
  /** Resolves when `signer` and `outcome` of the columns are there. Errors: THREAD_ENDED. */
  recover(columns: SignatureColumns): Promise<void>;
  /** Ends the threads; what was not done is not done any more. */
  close(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, { readonly rows: number; done(): void; failed(error: unknown): void }>;
  /** Signatures handed over and not done. */
  rows: number;
}

/** Threads start when there is enough to do, and end with `close`; the caller bounds what waits by what he hands over. */
export function createRecoveryStage(options: RecoveryStageOptions = {}): RecoveryStage {
  const most = options.threads ?? Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
  const url = options.worker ?? new URL(`recovery-worker${import.meta.url.slice(-3)}`, import.meta.url);
  const threads: Thread[] = [];
  let here = options.threadFrom ?? WORTH_A_THREAD;
  let jobs = 0;
  let closed = false;
  let ended: JejakError | undefined;

  function start(): Thread {
    const thread: Thread = {
      worker: new Worker(compiledThread(url), { execArgv: [] }),
      waiting: new Map(),
      rows: 0,
    };
    thread.worker.on('message', (id: number) => {
      const job = thread.waiting.get(id)!;
      thread.waiting.delete(id);
      thread.rows -= job.rows;
      job.done();
    });
    thread.worker.on('error', (cause) => end(thread, { reason: cause.message, cause }));
    thread.worker.on('exit', (code) => end(thread, { reason: `exit ${code}` }));
    threads.push(thread);
    return thread;
  }

  function end(thread: Thread, { reason, cause }: { readonly reason: string; readonly cause?: Error }): void {
    if (!closed) ended ??= new JejakError('THREAD_ENDED', { meta: { reason }, cause });
    for (const job of thread.waiting.values()) job.failed(ended ?? new JejakError('CANCELLED'));
    thread.waiting.clear();
  }

  function leastBusy(): Thread {
    const idle = threads.find(({ rows }) => rows === 0);
    if (idle) return idle;
    if (threads.length < most) return start();
    return threads.reduce((best, one) => (one.rows < best.rows ? one : best));
  }

  return {
    async recover(columns) {
      if (ended ?? closed) throw ended ?? new JejakError('CANCELLED');
      const { rows } = columns;
      if (rows <= here) {
        here -= rows;
        (await loadRecovery())(columns);
        return;
      }
      here = 0;
      const thread = leastBusy();
      const job: RecoveryJob = { id: jobs++, rows, memory: columns.hash.buffer as SharedArrayBuffer };
      thread.rows += rows;
      await new Promise<void>((done, failed) => {
        thread.waiting.set(job.id, { rows, done, failed });
        thread.worker.postMessage(job);
      });
    },
    async close() {
      closed = true;
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
