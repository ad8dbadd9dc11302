import { parentPort } from 'node:worker_threads';
import type { ResolvedSegment } from '../segment/segment.ts';
import { type SegmentPlace, writeSegmentFiles } from './write-segment-files.ts';

// The body of the thread that createSegmentWriter starts; an error ends the thread and reaches the writer.
parentPort?.on('message', (message: { segment: ResolvedSegment; place: SegmentPlace }) => {
  parentPort?.postMessage(writeSegmentFiles(message.segment, message.place));
});
