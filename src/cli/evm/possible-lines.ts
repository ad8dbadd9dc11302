import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import { transactionText } from '../../texts/transaction-text.ts';
import type { AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { CliContext } from '../command.ts';
import { assetAmount, assetName } from './asset-name.ts';

/** Receipts that are written out; a file has all of them. */
const ROWS = 5;

/** What places may have got of exchanges of several people beyond what is traced, the most of each asset first, n of m. */
export function possibleLines(
  context: CliContext,
  result: AccountTraceResult,
  policy: TaintPolicyId,
): string[] {
  const { record } = context.texts;
  const rows = result.possible
    .flatMap((row) => {
      const amount = row.amounts[policy] ?? 0n;
      return amount > 0n ? [{ ...row, amount }] : [];
    })
    .sort((a, b) => a.asset - b.asset || (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0));
  if (rows.length === 0) return [];
  const cut = result.counts.possible > result.possible.length;
  const shown = rows.slice(0, ROWS);
  return [
    fill(record.possible, { count: rows.length, shown: shown.length, policy }),
    ...shown.map(({ time, address, amount, asset, hash }) => {
      const info = result.assets.get(asset)!;
      return fill(record.possibleRow, {
        time: formatTime(time),
        address,
        amount: assetAmount(info, amount),
        asset: assetName(info),
        hash: transactionText(hash, record.tableRow),
      });
    }),
    ...(rows.length > ROWS ? [fill(record.more, { n: rows.length - ROWS })] : []),
    ...(cut
      ? [fill(record.possibleCut, { shown: result.possible.length, total: result.counts.possible })]
      : []),
  ];
}
