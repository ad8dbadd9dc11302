import type { Answer } from './ask.ts';

/** `same`: as if nothing had happened. `noticed`: an error with a code, or a check that failed. Anything else is a defect. */
export type Verdict = 'same' | 'noticed' | 'other answer' | 'no code';

/**
 * What a command made of damaged data, beside what it says of good ones. A number that changes with exit code 0 is what must
 * never be; a stack of calls is no message either.
 */
export function judge(before: Answer, after: Answer): Verdict {
  if (after.code === before.code && after.out === before.out) return 'same';
  // `status` says what is not usable; its exit code is about the question, not about the data.
  if (/Ready": false/.test(after.out)) return 'noticed';
  if (after.code === 0) return 'other answer';
  if (/^\s+at .+:\d+:\d+/m.test(after.err)) return 'no code';
  if (/\b[A-Z]+_[A-Z_]+\b/.test(after.err)) return 'noticed';
  // `verify` answers with a list of checks.
  return /"good": false|failed/.test(after.out) ? 'noticed' : 'other answer';
}
