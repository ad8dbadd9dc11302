import { dayOf } from '../claims/day-of.ts';

/** Day of a date as lists write it; undefined when it is none. `order` tells 08/09/2022 apart: OFAC writes the month first. A zone of time behind it (the UN's `2015-03-27-04:00`) does not move the day. */
export function listDay(text: string, order: 'month-first' | 'day-first' = 'day-first'): string | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\D.*)?$/.exec(text.trim());
  if (!match) return dayOf(text.trim().replace(/(?:[zZ]|[+-]\d{2}:?\d{2})$/, ''));
  const [month, day] = order === 'month-first' ? [match[1]!, match[2]!] : [match[2]!, match[1]!];
  return dayOf(`${match[3]}-${month}-${day}`);
}
