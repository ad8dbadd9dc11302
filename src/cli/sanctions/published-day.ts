import { dayOf } from '../../attribution/claims/day-of.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { OptionValues } from '../command.ts';

/** The day of `--published`; undefined when it is not given. Errors: OPTION_INVALID. */
export function publishedDay(asked: OptionValues['published']): string | undefined {
  if (asked === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(String(asked)) ? dayOf(String(asked)) : undefined;
  if (day) return day;
  throw new JejakError('OPTION_INVALID', {
    meta: { option: '--published', value: String(asked), allowed: '2025-03-21' },
  });
}
