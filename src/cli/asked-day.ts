import { dayOf } from '../attribution/claims/day-of.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import type { CliContext, OptionValues } from './command.ts';

/** The UTC day of `--on`, or today. Errors: OPTION_INVALID. */
export function askedDay(context: CliContext, asked: OptionValues['on']): string {
  if (asked === undefined) return context.today();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(String(asked)) ? dayOf(String(asked)) : undefined;
  if (day) return day;
  throw new JejakError('OPTION_INVALID', {
    meta: { option: '--on', value: String(asked), allowed: '2025-03-21' },
  });
}
