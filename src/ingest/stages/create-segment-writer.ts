import { Worker } from 'node:worker_threads';
import type { LakeFile } from '../../lake/manifest.ts';
import { compiledThread } from '../../primitives/compiled-thread.ts';

/** Rows: below this a thread costs more than it saves. */
const WORTH_A_THREAD = 100_000;

/** The work on segments of one kind of chain. */
export interface SegmentWork<Job> {
  /** File name of the compiled thread beside this one: it indexes, answers, writes, and answers with the files. */
  readonly worker: URL;
  /** How large a job is: transactions or transfers. */
  readonly rows: (job: Job) => number;
  /** What can be handed over to a thread instead of copied. */
  readonly arrays: (job: Job) => Iterable<unknown>;
  readonly index: (job: Job) => void;
  readonly write: (job: Job) => Record<string, LakeFile>;
}

export interface SegmentWriting {
  /** The keys are in the indexes: the next segment can be resolved. */
  readonly indexed: Promise<void>;
  /** The Parquet files are there. */
  readonly written: Promise<Record<string, LakeFile>>;
}

/** Indexes and writes segments beside the thread that decodes the next one. One segment at a time. */
export interface SegmentWriter<Job> {
  /** The segment's arrays are handed over: they are empty afterwards. */
  write(job: Job): SegmentWriting;
  close(): Promise<void>;
}

export function createSegmentWriter<Job>(
  work: SegmentWork<Job>,
  threadFrom = WORTH_A_THREAD,
): SegmentWriter<Job> {
  let worker: Worker | undefined;

  function inThread(thread: Worker, job: Job): SegmentWriting {
    const buffers = new Set<ArrayBuffer>();
    for (const value of work.arrays(job))
      if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
    const indexed = withResolvers<void>();
    const written = withResolvers<Record<string, LakeFile>>();
    let half = false;
    const answered = (files?: Record<string, LakeFile>) => {
      if (!half) {
        half = true;
        indexed.resolve();
        return;
      }
      thread.off('message', answered);
      thread.off('error', failed);
      written.resolve(files!);
    };
    const failed = (error: Error) => {
      worker = undefined;
      indexed.reject(error);
      written.reject(error);
    };
    thread.on('message', answered);
    thread.on('error', failed);
    thread.postMessage(job, [...buffers]);
    return { indexed: indexed.promise, written: written.promise };
  }

  return {
    write(job) {
      if (work.rows(job) >= threadFrom) {
        worker ??= new Worker(compiledThread(work.worker), { execArgv: [] });
        return inThread(worker, job);
      }
      const indexed = (async () => work.index(job))();
      return { indexed, written: indexed.then(() => work.write(job)) };
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** Promise.withResolvers, which Node 20 has not. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
