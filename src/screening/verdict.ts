import type { Judgement } from './judge.ts';
import { type NotLookedAt, type ScreenLevel, screenLevel } from './screen-level.ts';

export interface Verdict extends Pick<Judgement, 'scoreParts' | 'reasons'> {
  readonly level: ScreenLevel;
  readonly notLookedAt: readonly NotLookedAt[];
  /** Hundredths of a point; absent where the level is unknown. */
  readonly score?: number;
}

/** What an answer says in its first line, from what the rules found and what could not be looked at. */
export function verdict(
  { risk, score, scoreParts, reasons }: Judgement,
  notLookedAt: readonly NotLookedAt[],
): Verdict {
  const level = screenLevel(risk, notLookedAt);
  return { level, notLookedAt, ...(level === 'unknown' ? {} : { score }), scoreParts, reasons };
}
