import { markdownTable } from '../output/markdown-table.ts';
import type { MixFileFigures } from './measure-mix-files.ts';
import { share } from './share.ts';

/** Labelled transactions: how many are seen, and how many are left out of clusters. */
export function filesTable(files: readonly MixFileFigures[]): string {
  return markdownTable(
    ['file holds', 'transactions', 'seen', 'recall', 'left out'],
    files.map(({ holds, transactions, seen, expected, leftOut }) => [
      holds,
      String(transactions),
      expected.length > 0 ? String(seen) : '',
      expected.length > 0 ? share(BigInt(seen), BigInt(transactions)) : '',
      String(leftOut),
    ]),
  );
}
