import type { JejakError } from '../primitives/jejak-error.ts';
import { fill } from '../texts/fill.ts';
import type { CliContext } from './command.ts';
import { localisedError } from './localised-error.ts';

/** Says what went wrong in the user's language and gives the exit code. */
export function tellError(
  { warn, texts, language }: Pick<CliContext, 'warn' | 'texts' | 'language'>,
  error: JejakError,
): number {
  const { message, hint } = localisedError(error, language);
  warn(`${fill(texts.says.error, { code: error.code, message })}\n${fill(texts.says.hint, { hint })}\n`);
  return error.retryable ? 75 : 1;
}
