import type { StatRow } from '../../attribution/statistics/stat-row.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';
import type { Language } from '../../texts/language.ts';
import { amountText } from '../dossiers/amount-text.ts';
import { shareOf } from './share-of.ts';

/** What else a row knows: amounts, coverage, share, services. */
export function statDetail(row: StatRow, { stats }: CliTexts, language: Language): string {
  const parts: string[] = [];
  const amounts = (row.total ?? []).map(amountText).join(' + ');
  if (row.section === 'path') {
    if (row.services?.length) parts.push(fill(stats.services, { services: row.services.join(', ') }));
    if (amounts) parts.push(fill(stats.through, { amounts }));
  } else if (amounts) parts.push(amounts);
  if (row.amounts) parts.push(fill(stats.priced, { n: row.priced ?? 0, m: row.amounts }));
  if (row.rounded) parts.push(fill(stats.roundedAmounts, { n: row.rounded }));
  if (row.perMille !== undefined) {
    const share = shareOf(row.perMille, language);
    if (row.counted) parts.push(fill(stats.share, { share }));
    else parts.push(row.about ? fill(stats.moreThan, { share }) : share);
  }
  if ((row.section === 'shape' || row.section === 'class') && row.of !== undefined)
    parts.push(fill(row.key === 'mixers' ? stats.pathKnown : stats.nOfM, { n: row.known ?? 0, m: row.of }));
  return parts.join('; ');
}
