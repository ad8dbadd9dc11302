import { JejakError } from '../../primitives/jejak-error.ts';

/** A system error that means "no space left" as DISK_FULL; everything else as it is. */
export function asDiskError(error: unknown, directory: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG') return error;
  return new JejakError('DISK_FULL', { meta: { file: path ?? directory }, cause: error });
}
