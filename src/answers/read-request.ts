import type * as z from 'zod';
import { JejakError } from '../primitives/jejak-error.ts';

/** A request with its defaults. Errors: ANSWER_REQUEST with the field and the first reason. */
export function readRequest<T extends z.ZodType>(question: string, schema: T, asked: unknown): z.output<T> {
  const result = schema.safeParse(asked);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new JejakError('ANSWER_REQUEST', {
    meta: { question, field: first?.path.join('.') || '-', reason: first?.message ?? '' },
  });
}
