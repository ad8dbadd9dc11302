import { isListedLevel } from '../../screening/is-listed-level.ts';
import type { Verdict } from '../../screening/verdict.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import { formatPoints } from './format-points.ts';
import { listedHead } from './listed-head.ts';

interface Told extends Verdict {
  /** Of a transaction: those who take part. */
  readonly parties?: readonly (Verdict & { readonly subject: string })[];
}

/**
 * What is read first and perhaps alone: a listing before all else, else the level; and with it whatever keeps it from
 * saying more than it does.
 */
export function headLines(
  context: CliContext,
  told: Told,
  about: {
    readonly subject: string;
    /** The line for a level that rules give. */
    readonly line: string;
    readonly on: string;
    /** What lists say, in words: behind the level, or before everything when they decide it. */
    readonly lists: readonly string[];
  },
): string[] {
  const { screen: texts } = context.texts;
  const { level, score, notLookedAt } = told;
  const { subject, lists } = about;
  const codes = notLookedAt.map((code) => `  - ${texts.notLookedAt[code]}`);
  const missing = codes.length > 0 ? [texts.missing, ...codes] : [];
  if (isListedLevel(level))
    return [
      listedHead(context, told, { subject, level, on: about.on }),
      ...lists,
      ...(score === undefined ? [] : [fill(texts.apart, { score: formatPoints(score) })]),
      ...missing,
    ];
  if (level === 'unknown') return [fill(texts.headUnknown, { subject }), ...codes, ...lists];
  const values = { subject, level: texts.levels[level], score: formatPoints(score ?? 0) };
  return [fill(level === 'no-rule' ? texts.headNoRule : about.line, values), ...missing, ...lists];
}
