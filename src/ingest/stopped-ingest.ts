import { JejakError } from '../primitives/jejak-error.ts';

/** Blocks that a run has read, and those of them that the lake has. */
export interface IngestTally {
  read: number;
  kept: number;
}

/** CANCELLED as INGEST_STOPPED, which says what was kept; everything else as it is. */
export function stoppedIngest(error: unknown, { read, kept }: IngestTally): unknown {
  if (!(error instanceof JejakError) || error.code !== 'CANCELLED') return error;
  return new JejakError('INGEST_STOPPED', { meta: { read, kept, again: read - kept }, cause: error });
}
