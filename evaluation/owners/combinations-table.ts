import { markdownTable } from '../output/markdown-table.ts';
import type { CombinationFigures } from './combination-figures.ts';
import { share } from './share.ts';

/** Clusters by each combination of rules, compared with the owners. */
export function combinationsTable(combinations: readonly CombinationFigures[]): string {
  return markdownTable(
    ['clusters by', 'precision', 'recall', 'ARI', 'size error', 'merges', 'false per million'],
    combinations.map((one) => [
      one.name.replaceAll('|', '\\|'),
      share(one.rightPairs, one.clusterPairs),
      share(one.rightPairs, one.ownerPairs),
      rand(one),
      share(one.sizeError, one.ownerSizes),
      String(one.merges),
      one.merges === 0n ? '' : String((one.falseMerges * 1_000_000n) / one.merges),
    ]),
  );
}

/** Hubert and Arabie 1985, in whole numbers: (right - expected) / (mean of both - expected), to four places. */
function rand({ rightPairs, clusterPairs, ownerPairs, allPairs }: CombinationFigures): string {
  const over = 2n * (rightPairs * allPairs - clusterPairs * ownerPairs);
  const under = (clusterPairs + ownerPairs) * allPairs - 2n * clusterPairs * ownerPairs;
  if (under === 0n) return '';
  const scaled = (over * 10_000n) / under;
  const sign = scaled < 0n ? '-' : '';
  const size = scaled < 0n ? -scaled : scaled;
  return `${sign}${size / 10_000n}.${String(size % 10_000n).padStart(4, '0')}`;
}
