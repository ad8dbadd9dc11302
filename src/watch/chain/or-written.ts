import { join } from 'node:path';
import { isLocked } from '../../lake/files/is-locked.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** What is missing while an ingest writes will be there soon: then the error is WATCH_LAKE_CHANGED, which is tried again. */
export async function orWritten(data: string, chain: string, error: unknown): Promise<unknown> {
  if (!(await isLocked(join(data, '_writer.lock')))) return error;
  return new JejakError('WATCH_LAKE_CHANGED', { meta: { chain }, cause: error });
}
