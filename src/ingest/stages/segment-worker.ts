import { parentPort } from 'node:worker_threads';
import { indexSegment } from './index-segment.ts';
import type { SegmentJob } from './segment-work.ts';
import { writeSegmentFiles } from './write-segment-files.ts';

// The body of the thread that createSegmentWriter starts; an error ends the thread and reaches the writer.
parentPort?.on('message', ({ segment, place, bounds }: SegmentJob) => {
  indexSegment(place.directory, segment, bounds);
  parentPort?.postMessage(undefined);
  parentPort?.postMessage(writeSegmentFiles(segment, place));
});
