import type { HttpFailure } from './http-exchange.ts';

const LONGEST_PAUSE = 30_000;
/** A server that wants to be left alone for longer is asked again by the next run, not by this one. */
const LONGEST_WISH = 60_000;

/**
 * Milliseconds before try `attempt` (1 is the second): full jitter, a random share of a pause that doubles, and never less
 * than what the server asked for. Undefined when it asked for more than a minute.
 */
export function pauseBefore(
  attempt: number,
  {
    failure,
    pause,
    random,
  }: { readonly failure: HttpFailure; readonly pause: number; readonly random: () => number },
): number | undefined {
  const wish = failure.retryAfter ?? 0;
  if (wish > LONGEST_WISH) return undefined;
  return wish + random() * Math.min(LONGEST_PAUSE, pause * 2 ** (attempt - 1));
}
