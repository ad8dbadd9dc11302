import type { GraphCounts } from '../../graph/store/columns.ts';
import type { ResolvedSegment } from '../segment/segment.ts';
import type { SegmentWork } from './create-segment-writer.ts';
import { indexSegment } from './index-segment.ts';
import { type SegmentPlace, writeSegmentFiles } from './write-segment-files.ts';

export interface SegmentJob {
  readonly segment: ResolvedSegment;
  readonly place: SegmentPlace;
  /** Of the graph files, the segment's rows included. */
  readonly bounds: readonly GraphCounts[];
}

/** Indexing and writing of segments of a Bitcoin chain. */
export const SEGMENT_WORK: SegmentWork<SegmentJob> = {
  worker: new URL(`segment-worker${import.meta.url.slice(-3)}`, import.meta.url),
  rows: (job) => job.segment.transactions,
  arrays: (job) => Object.values(job.segment),
  index: (job) => indexSegment(job.place.directory, job.segment, job.bounds),
  write: (job) => writeSegmentFiles(job.segment, job.place),
};
