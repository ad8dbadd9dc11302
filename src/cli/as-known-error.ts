import { CommanderError } from 'commander';
import { asSystemError } from '../files/as-system-error.ts';
import { asEngineError } from '../lake/duckdb/as-engine-error.ts';
import { JejakError } from '../primitives/jejak-error.ts';

/** Characters of an error that nobody foresaw. */
const SHOWN = 300;

/** Whatever came through, as an error with a code: what is not foreseen is UNFORESEEN, with the first line of its message. */
export function asKnownError(error: unknown): JejakError {
  if (error instanceof JejakError) return error;
  if (error instanceof CommanderError)
    return new JejakError('COMMAND_UNKNOWN', { meta: { input: error.message.replace(/^error: /, '') } });
  const known = asEngineError(asSystemError(error, '?'));
  if (known instanceof JejakError) return known;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const reason = text
    .split('\n')[0]!
    .slice(0, SHOWN)
    .replace(/[.\s]+$/, '');
  return new JejakError('UNFORESEEN', { meta: { reason }, cause: error });
}
