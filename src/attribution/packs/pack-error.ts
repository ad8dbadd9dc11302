import { JejakError } from '../../primitives/jejak-error.ts';

/** Errors: TAG_PACK. */
export function packError(file: string, line: number, reason: string): JejakError {
  return new JejakError('TAG_PACK', { meta: { file, line, reason } });
}
