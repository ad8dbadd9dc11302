import { markdownTable } from '../output/markdown-table.ts';
import type { MixCounts, MixRuleFigures } from './measure-mix-rules.ts';

/** What each condition of the detectors costs and gives: without any, with one alone, with all but one, with all. */
export function mixRulesTable({ none, all, rules }: MixRuleFigures): string {
  const cells = ({ labelled, lookAlikes, ordinary }: MixCounts) => [labelled, lookAlikes, ordinary];
  return markdownTable(
    [
      'condition',
      'alone: true',
      'false look-alikes',
      'ordinary',
      'all but it: true',
      'false look-alikes',
      'ordinary',
    ],
    [
      ['none', ...cells(none).map(String), ...cells(all).map(() => '')],
      ...rules.map(({ rule, alone, missing }) => [rule, ...[...cells(alone), ...cells(missing)].map(String)]),
      ['all', ...cells(all).map(String), ...cells(all).map(() => '')],
    ],
  );
}
