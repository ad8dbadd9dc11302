import { markdownTable } from '../output/markdown-table.ts';
import type { AccountLevel } from './measure-accounts.ts';
import { share } from './share.ts';

/** Rules of account chains, by how many deposits go to somebody else's address. */
export function accountsTable(levels: readonly AccountLevel[]): string {
  return markdownTable(
    ['rules', 'deposits for others', 'precision', 'recall', 'size error', 'merges', 'false per million'],
    levels.flatMap(({ friends, combinations }) =>
      combinations.map((one) => [
        one.name,
        `${friends} %`,
        share(one.rightPairs, one.clusterPairs),
        share(one.rightPairs, one.ownerPairs),
        share(one.sizeError, one.ownerSizes),
        String(one.merges),
        one.merges === 0n ? '' : String((one.falseMerges * 1_000_000n) / one.merges),
      ]),
    ),
  );
}
