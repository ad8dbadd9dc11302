import type { Fields } from './open-fields.ts';
import { partialDay } from './partial-day.ts';
import type { Tell } from './problem.ts';

/** A field with a year, a month or a day; told when it is none. */
export function readDate(fields: Fields, name: string, tell: Tell): string | undefined {
  const text = fields.text(name);
  if (text === undefined) return undefined;
  const date = partialDay(text);
  if (date === undefined) tell(fields.lineOf(name), 'date', { field: name, value: text });
  return date;
}
