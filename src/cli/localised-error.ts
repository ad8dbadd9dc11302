import type { JejakError } from '../primitives/jejak-error.ts';
import { errorTextsId } from '../texts/errors/id.ts';
import { fill } from '../texts/fill.ts';
import type { Language } from '../texts/language.ts';

/** Message and hint of an error in the user's language. */
export function localisedError(error: JejakError, language: Language): { message: string; hint: string } {
  if (language === 'en') return error;
  const template = errorTextsId[error.code];
  const values = Object.fromEntries(Object.entries(error.meta).map(([key, value]) => [key, String(value)]));
  return { message: fill(template.message, { place: '', ...values }), hint: fill(template.hint, values) };
}
