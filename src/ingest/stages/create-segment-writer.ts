import { Worker } from 'node:worker_threads';
import type { LakeFile } from '../../lake/manifest.ts';
import type { ResolvedSegment } from '../segment/segment.ts';
import { type SegmentPlace, writeSegmentFiles } from './write-segment-files.ts';

/** Below this a thread costs more than it saves. */
const WORTH_A_THREAD = 100_000;

/** Writes segments beside the thread that decodes the next one. One segment at a time. */
export interface SegmentWriter {
  /** The segment's arrays are handed over: they are empty afterwards. */
  write(segment: ResolvedSegment, place: SegmentPlace): Promise<Record<string, LakeFile>>;
  close(): Promise<void>;
}

export function createSegmentWriter(): SegmentWriter {
  let worker: Worker | undefined;
  return {
    async write(segment, place) {
      if (segment.transactions < WORTH_A_THREAD) return writeSegmentFiles(segment, place);
      worker ??= new Worker(compiled('segment-worker.js'));
      const buffers = new Set<ArrayBuffer>();
      for (const value of Object.values(segment))
        if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
      const thread = worker;
      return new Promise((resolve, reject) => {
        const answered = (files: Record<string, LakeFile>) => {
          thread.off('error', failed);
          resolve(files);
        };
        const failed = (error: Error) => {
          thread.off('message', answered);
          worker = undefined;
          reject(error);
        };
        thread.once('message', answered);
        thread.once('error', failed);
        thread.postMessage({ segment, place }, [...buffers]);
      });
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** A thread runs compiled code, also when the tests run the sources. */
function compiled(name: string): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  return new URL(fromSource ? `../../../dist/ingest/stages/${name}` : name, import.meta.url);
}
