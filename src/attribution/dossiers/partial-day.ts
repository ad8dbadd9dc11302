import { dayOf } from '../claims/day-of.ts';

/** `2017`, `2017-05` or `2017-05-12` when that is a year, a month or a day that exists; sources often know no more. */
export function partialDay(text: string): string | undefined {
  const input = text.trim();
  if (/^(?:19|20)\d{2}$/.test(input)) return input;
  if (/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(input)) return input;
  return /^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(input) ? dayOf(input) : undefined;
}
