import type { JejakError } from '../primitives/jejak-error.ts';
import { fill } from '../texts/fill.ts';
import type { CliContext } from './command.ts';
import { localisedError } from './localised-error.ts';
import { visible } from './output/visible.ts';

/** Says what went wrong in the user's language and gives the exit code. */
export function tellError(
  { warn, texts, language }: Pick<CliContext, 'warn' | 'texts' | 'language'>,
  error: JejakError,
): number {
  const { message, hint } = localisedError(error, language);
  // What the message quotes may come out of a stranger's file.
  for (const line of [fill(texts.says.error, { code: error.code, message }), fill(texts.says.hint, { hint })])
    warn(`${visible(line, true)}\n`);
  return error.retryable ? 75 : 1;
}
