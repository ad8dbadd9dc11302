import type { StatRow } from '../../attribution/statistics/stat-row.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';

/** Whose figure a row is: an imported table, or a tracker by its name. */
export function statSource(
  { counted, source }: Pick<StatRow, 'counted' | 'source'>,
  { stats }: CliTexts,
): string {
  return counted ? source : stats.trackers[source as keyof typeof stats.trackers];
}
