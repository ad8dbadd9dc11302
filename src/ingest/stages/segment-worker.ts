import { parentPort } from 'node:worker_threads';
import type { SegmentJob } from './create-segment-writer.ts';
import { indexSegment } from './index-segment.ts';
import { writeSegmentFiles } from './write-segment-files.ts';

// The body of the thread that createSegmentWriter starts; an error ends the thread and reaches the writer.
parentPort?.on('message', ({ segment, place, bounds }: SegmentJob) => {
  indexSegment(place.directory, segment, bounds);
  parentPort?.postMessage(undefined);
  parentPort?.postMessage(writeSegmentFiles(segment, place));
});
