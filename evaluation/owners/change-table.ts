import { markdownTable } from '../output/markdown-table.ts';
import type { ChangeFigures } from './measure-change.ts';
import { share } from './share.ts';

/** Change heuristics where the change is known. */
export function changeTable(change: readonly ChangeFigures[]): string {
  return markdownTable(
    ['heuristic', 'transactions', 'named', 'right', 'precision', 'recall'],
    change.map(({ heuristic, transactions, named, right }) => [
      heuristic,
      String(transactions),
      String(named),
      String(right),
      share(BigInt(right), BigInt(named)),
      share(BigInt(right), BigInt(transactions)),
    ]),
  );
}
