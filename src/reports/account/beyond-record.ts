import { formatTime } from '../../primitives/format-time.ts';
import { formatUnits } from '../../primitives/format-units.ts';
import { fill } from '../../texts/fill.ts';
import { transactionText } from '../../texts/transaction-text.ts';
import { unknownUnits } from '../../tracing/accounts/unknown-units.ts';
import type { AccountWriter } from './account-writer.ts';
import { assetTitle } from './asset-title.ts';

/** Payments above what the data record of their payer, and what of unknown origin that put into the trace. */
export function beyondRecord(writer: AccountWriter): string {
  const { texts, result, policies, heading, paragraph, table } = writer;
  const t = texts.account;
  const parts = [heading(t.beyondTitle, writer.recorded), paragraph(t.beyondIntro)];
  if (result.beyond.length === 0) parts.push(paragraph(t.beyondNone));
  else
    parts.push(
      table({
        caption: t.beyondTitle,
        columns: [
          { title: 'UTC', time: true },
          { title: t.payer, code: true },
          { title: t.asset },
          { title: t.paid, numeric: true },
          { title: t.excess, numeric: true },
          { title: t.transaction, code: true },
        ],
        rows: result.beyond.map((row) => {
          const asset = result.assets.get(row.asset)!;
          const [paid, excess] = [row.value, row.beyond].map((units) => formatUnits(units, asset.decimals));
          return [
            formatTime(row.time),
            row.address,
            assetTitle(asset),
            paid!,
            excess!,
            transactionText(row.hash, t.tableRow),
          ];
        }),
      }),
    );
  for (const policy of policies) {
    const amounts = (result.conservation[policy] ?? []).flatMap((row) => {
      const asset = result.assets.get(row.asset)!;
      const units = unknownUnits(row);
      return units > 0n ? [`${formatUnits(units, asset.decimals)} ${assetTitle(asset)}`] : [];
    });
    if (amounts.length > 0)
      parts.push(
        paragraph(
          fill(t.beyondUnknown, { policy: texts.methods.names[policy], amounts: amounts.join(', ') }),
        ),
      );
  }
  if (result.balances !== 'exact') parts.push(paragraph(t.beyondNotAll, 'soft'));
  return parts.join('');
}
