import type { Fields } from '../attribution/dossiers/open-fields.ts';
import { partialDay } from '../attribution/dossiers/partial-day.ts';
import type { Tell } from '../attribution/dossiers/problem.ts';

/** A day, month or year, or two of them with a slash between: from the first to the second. */
export function readPeriod(fields: Fields, tell: Tell): string | undefined {
  const text = fields.text('date');
  if (text === undefined) return undefined;
  const parts = text.split('/').map(partialDay);
  const good =
    parts.length <= 2 && parts.every((part) => part !== undefined) && (parts[1] ?? parts[0]!) >= parts[0]!;
  if (!good) tell(fields.lineOf('date'), 'date', { field: 'date', value: text });
  return good ? text : undefined;
}
