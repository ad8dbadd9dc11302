import { createHash } from 'node:crypto';

/** Id of an alert: what happened (or `withdrawn` and what happened), and how often it was taken back before. */
export function eventId(key: string, generation: number): string {
  return createHash('sha256').update(`${key} ${generation}`).digest('hex');
}
