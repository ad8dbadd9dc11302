import type { Verdict } from '../../screening/verdict.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import { formatPoints } from './format-points.ts';

/** What is read first and perhaps alone: the level, and with it whatever keeps it from saying more than it does. */
export function headLines(
  { texts: { screen: texts } }: CliContext,
  { level, score, notLookedAt }: Verdict,
  about: { readonly subject: string; readonly line: string },
): string[] {
  const { subject } = about;
  const missing = notLookedAt.map((code) => `  - ${texts.notLookedAt[code]}`);
  if (level === 'unknown') return [fill(texts.headUnknown, { subject }), ...missing];
  const values = { subject, level: texts.levels[level], score: formatPoints(score ?? 0) };
  return [
    fill(level === 'no-rule' ? texts.headNoRule : about.line, values),
    ...(missing.length > 0 ? [texts.missing, ...missing] : []),
  ];
}
