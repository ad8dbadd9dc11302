import type { CliContext, OptionValues } from '../command.ts';
import { quote } from './quote.ts';

/** The command line of this call, so that it gives the same answer on another day too: labels count for a day. */
export function sameCommand({ words, today }: CliContext, options: OptionValues): string {
  const day = options.labels !== undefined && options.on === undefined ? ['--on', today()] : [];
  return `jejak ${[...words, ...day].map(quote).join(' ')}`;
}
