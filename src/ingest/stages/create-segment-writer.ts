import { Worker } from 'node:worker_threads';
import type { GraphCounts } from '../../graph/store/columns.ts';
import type { LakeFile } from '../../lake/manifest.ts';
import type { ResolvedSegment } from '../segment/segment.ts';
import { indexSegment } from './index-segment.ts';
import { type SegmentPlace, writeSegmentFiles } from './write-segment-files.ts';

/** Transactions: below this a thread costs more than it saves. */
const WORTH_A_THREAD = 100_000;

export interface SegmentJob {
  readonly segment: ResolvedSegment;
  readonly place: SegmentPlace;
  /** Of the graph files, the segment's rows included. */
  readonly bounds: readonly GraphCounts[];
}

export interface SegmentWriting {
  /** The keys are in the indexes: the next segment can be resolved. */
  readonly indexed: Promise<void>;
  /** The Parquet files are there. */
  readonly written: Promise<Record<string, LakeFile>>;
}

/** Indexes and writes segments beside the thread that decodes the next one. One segment at a time. */
export interface SegmentWriter {
  /** The segment's arrays are handed over: they are empty afterwards. */
  write(job: SegmentJob): SegmentWriting;
  close(): Promise<void>;
}

export function createSegmentWriter(threadFrom = WORTH_A_THREAD): SegmentWriter {
  let worker: Worker | undefined;

  function inThread(thread: Worker, job: SegmentJob): SegmentWriting {
    const buffers = new Set<ArrayBuffer>();
    for (const value of Object.values(job.segment))
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
      if (job.segment.transactions >= threadFrom) {
        worker ??= new Worker(compiled('segment-worker.js'), { execArgv: [] });
        return inThread(worker, job);
      }
      const indexed = (async () => indexSegment(job.place.directory, job.segment, job.bounds))();
      return { indexed, written: indexed.then(() => writeSegmentFiles(job.segment, job.place)) };
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

/** A thread runs compiled code, also when the tests run the sources. */
function compiled(name: string): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  return new URL(fromSource ? `../../../dist/ingest/stages/${name}` : name, import.meta.url);
}
