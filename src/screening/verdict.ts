import type { RiskReason, SanctionFinding } from './evidence.ts';
import { isListedLevel } from './is-listed-level.ts';
import type { Judgement } from './judge.ts';
import type { ListedLevel } from './listing-level.ts';
import { type NotLookedAt, type ScreenLevel, screenLevel } from './screen-level.ts';

/** What an answer says in its first line. */
export interface Verdict extends Pick<Judgement, 'scoreParts' | 'reasons'> {
  readonly level: ScreenLevel;
  /** Listings of the subject, of its cluster, and of those with whom it is connected; nearest first. */
  readonly sanctions: readonly SanctionFinding[];
  /** What could not be looked at. */
  readonly notLookedAt: readonly NotLookedAt[];
  /**
   * Hundredths of a point, 0 to 10,000. Absent where the level is unknown, and where a list decided it and the rules
   * found nothing: a 0 there would be read as a small risk.
   */
  readonly score?: number;
}

/** No rule of the file: nobody who is connected with a listed address is without a level, whatever the rules say. */
const LINKED: RiskReason = { rule: 'linked-with-listed', level: 'medium' };

/** The verdict of what the rules found, what lists say of the subject, and what could not be looked at. */
export function verdict(
  judged: Judgement,
  lists: { readonly level: ListedLevel | undefined; readonly findings: readonly SanctionFinding[] },
  notLookedAt: readonly NotLookedAt[],
): Verdict {
  const { score, scoreParts } = judged;
  const linked = lists.findings.some(({ relation }) => relation === 'direct' || relation === 'indirect');
  const reasons = linked ? [...judged.reasons, LINKED] : judged.reasons;
  const level = lists.level ?? screenLevel(reasons[0]?.level, notLookedAt);
  const silent = level === 'unknown' || (isListedLevel(level) && score === 0);
  return {
    level,
    sanctions: lists.findings,
    notLookedAt,
    ...(silent ? {} : { score }),
    scoreParts,
    reasons,
  };
}
