import { markdownTable } from '../output/markdown-table.ts';
import type { LookAlikeFigures } from './measure-look-alikes.ts';
import { share } from './share.ts';

/** Precision and recall on look-alikes, by the judgement that came with them. */
export function lookAlikesTable({ transactions, judged, joinmarket, leftOut }: LookAlikeFigures): string {
  const row = (name: string, hits: { readonly all: number; readonly judged: number }) => [
    name,
    String(hits.all),
    String(hits.judged),
    share(BigInt(hits.judged), BigInt(hits.all)),
    share(BigInt(hits.judged), BigInt(judged)),
  ];
  return markdownTable(
    [`of ${transactions} look-alikes`, 'transactions', 'judged JoinMarket', 'precision', 'recall'],
    [row('named JoinMarket', joinmarket), row('left out of clusters', leftOut)],
  );
}
