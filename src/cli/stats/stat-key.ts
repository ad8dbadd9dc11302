import type { StatRow } from '../../attribution/statistics/stat-row.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';

/** The key of a row as a person reads it. */
export function statKey(
  { section, key }: Pick<StatRow, 'section' | 'key'>,
  { dossiers, stats }: CliTexts,
): string {
  if (section === 'victim') return dossiers.victimKinds[key as keyof typeof dossiers.victimKinds];
  if (section === 'path') return dossiers.steps[key as keyof typeof dossiers.steps];
  if (section === 'class') {
    const [year, name] = key.split(' ');
    return `${year} ${stats.keys[name as keyof typeof stats.keys]}`;
  }
  return section === 'shape' ? stats.keys[key as keyof typeof stats.keys] : key;
}
