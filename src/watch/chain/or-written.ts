import { join } from 'node:path';
import { lockHolder } from '../../lake/files/lock-holder.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** What is missing while an ingest writes will be there soon: then the error is WATCH_LAKE_CHANGED, which is tried again. */
export function orWritten(data: string, chain: string, error: unknown): unknown {
  if (lockHolder(join(data, '_writer.lock')) === undefined) return error;
  return new JejakError('WATCH_LAKE_CHANGED', { meta: { chain }, cause: error });
}
