import type { Exposure, SanctionFinding } from '../../screening/evidence.ts';
import type { SeverityRules } from '../../screening/rules/severity-rules.ts';
import type { Verdict } from '../../screening/verdict.ts';
import { formatPoints } from './format-points.ts';
import { formatShare } from './format-share.ts';

/** Columns of every CSV form of a screening: what decides comes first. */
export const CSV_COLUMNS = [
  'subject',
  'level',
  'sanctions',
  'score',
  'category',
  'reasons',
  'share',
  'not-looked-at',
  'error',
] as const;

/** An answer as a row. `share` is of the gravest exposure, under the rules' policy. */
export function csvRow(
  result: Verdict & {
    readonly subject: string;
    readonly own?: { readonly category?: string };
    readonly exposures: readonly Exposure[];
    readonly sanctions: readonly SanctionFinding[];
  },
  rules: SeverityRules,
): string[] {
  const { subject, level, score, own, reasons, exposures, sanctions, notLookedAt } = result;
  const gravest = exposures[0];
  return [
    subject,
    level,
    // Not known on the day: a question mark.
    sanctions
      .map(({ relation, listings }) =>
        listings.length === 0 || listings.some(({ state }) => state === 'listed') ? relation : `${relation}?`,
      )
      .join(' '),
    score === undefined ? '' : formatPoints(score),
    own?.category ?? gravest?.category ?? '',
    [...new Set(reasons.map(({ rule }) => rule))].join(' '),
    gravest ? formatShare(gravest.shares[rules.policy]) : '',
    notLookedAt.join(' '),
    '',
  ];
}

/** The row of a line that is no subject: of it nothing is known. */
export function csvRowUnread(text: string, error: string): string[] {
  return [text, 'unknown', '', '', '', '', '', 'not-readable', error];
}
