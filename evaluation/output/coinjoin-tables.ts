import { MIX_KINDS, OTHER_KINDS } from '../figures/coinjoin-figures.ts';
import { coinJoinRatios } from '../figures/coinjoin-ratios.ts';
import type { Evaluation } from '../figures/evaluation.ts';
import { percent } from '../figures/percent.ts';
import { groupDigits } from './group-digits.ts';
import { markdownTable } from './markdown-table.ts';
import { shareCell } from './share-cell.ts';

/** The detectors on every kind of transaction, then as a whole. */
export function coinJoinTables(evaluation: Evaluation): string {
  const { coinjoin } = evaluation.sums;
  const row = (kind: keyof typeof coinjoin, truth: string) => {
    const { transactions, flagged } = coinjoin[kind];
    return [
      kind,
      truth,
      groupDigits(transactions),
      groupDigits(flagged),
      percent({ hits: flagged, of: transactions }),
    ];
  };
  const { falseAlarms } = coinJoinRatios(coinjoin);
  return [
    markdownTable(
      ['Kind', 'mix', 'transactions', 'called CoinJoin', 'share'],
      [...MIX_KINDS.map((kind) => row(kind, 'yes')), ...OTHER_KINDS.map((kind) => row(kind, 'no'))],
    ),
    markdownTable(
      ['Detectors', ''],
      [
        ['Precision', shareCell(evaluation, 'coinjoin: precision')],
        ['Recall', shareCell(evaluation, 'coinjoin: recall')],
        [
          'False alarms in a million other transactions',
          groupDigits((falseAlarms.hits * 1_000_000n) / falseAlarms.of),
        ],
      ],
    ),
  ].join('\n');
}
