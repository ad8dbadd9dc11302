import { JejakError } from '../../primitives/jejak-error.ts';

/** Errors: SANCTION_FILE. */
export function sanctionError(file: string, line: number, reason: string): JejakError {
  return new JejakError('SANCTION_FILE', { meta: { file, line, reason } });
}
