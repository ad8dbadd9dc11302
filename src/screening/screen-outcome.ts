import type { ScreenLevel } from './screen-level.ts';

/** What a script does with a level, worst first: a person looks before anything is paid out, or it is not paid out at all. */
export const SCREEN_OUTCOMES = ['block', 'review', 'unknown', 'nothing-found'] as const;
export type ScreenOutcome = (typeof SCREEN_OUTCOMES)[number];

/**
 * The outcome of a level. Only a list that has the address on the day blocks; what rules say, and a listing that is not
 * decided, is for a person to look at. Not knowing is an outcome of its own.
 */
export function screenOutcome(level: ScreenLevel): ScreenOutcome {
  if (level === 'sanctioned') return 'block';
  if (level === 'no-rule') return 'nothing-found';
  return level === 'unknown' ? 'unknown' : 'review';
}
