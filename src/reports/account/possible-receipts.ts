import { formatTime } from '../../primitives/format-time.ts';
import { formatUnits } from '../../primitives/format-units.ts';
import { fill } from '../../texts/fill.ts';
import { transactionText } from '../../texts/transaction-text.ts';
import type { AccountWriter } from './account-writer.ts';
import { assetTitle } from './asset-title.ts';

/** What places may have got of exchanges of several people, beyond what is traced. Nothing where there is none. */
export function possibleReceipts(writer: AccountWriter): string {
  const { texts, result, policies, heading, paragraph, table } = writer;
  const t = texts.account;
  if (result.possible.length === 0) return '';
  const cut = result.counts.possible > result.possible.length;
  return [
    heading(t.possibleTitle, 'inference'),
    paragraph(t.possibleIntro),
    cut
      ? paragraph(fill(t.possibleCut, { shown: result.possible.length, total: result.counts.possible }))
      : '',
    table({
      caption: t.possibleTitle,
      columns: [
        { title: 'UTC', time: true },
        { title: t.recipient, code: true },
        { title: t.asset },
        ...policies.map((policy) => ({
          title: `${t.atMost}, ${texts.methods.names[policy]}`,
          numeric: true,
        })),
        { title: t.transaction, code: true },
      ],
      rows: result.possible.map((row) => {
        const asset = result.assets.get(row.asset)!;
        return [
          formatTime(row.time),
          row.address,
          assetTitle(asset),
          ...policies.map((policy) => formatUnits(row.amounts[policy] ?? 0n, asset.decimals)),
          transactionText(row.hash, t.tableRow),
        ];
      }),
    }),
  ].join('');
}
