import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import { transactionText } from '../../texts/transaction-text.ts';
import type { AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import { unknownUnits } from '../../tracing/accounts/unknown-units.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { CliContext } from '../command.ts';
import { assetAmount, assetName } from './asset-name.ts';

/** Payments that are written out; a file has all of them. */
const ROWS = 5;

/**
 * Payments beyond what is recorded of their payers, the largest part of each asset first, what of unknown origin they put
 * into the trace, and what follows from it for the figures.
 */
export function beyondLines(
  context: CliContext,
  result: AccountTraceResult,
  policy: TaintPolicyId,
): string[] {
  const { record } = context.texts;
  const lines: string[] = [];
  const rows = [...result.beyond].sort(
    (a, b) => a.asset - b.asset || (a.beyond < b.beyond ? 1 : a.beyond > b.beyond ? -1 : a.time - b.time),
  );
  if (rows.length > 0) lines.push(fill(record.beyond, { count: rows.length }));
  for (const row of rows.slice(0, ROWS)) {
    const asset = result.assets.get(row.asset)!;
    lines.push(
      fill(record.row, {
        time: formatTime(row.time),
        address: row.address,
        value: assetAmount(asset, row.value),
        asset: assetName(asset),
        beyond: assetAmount(asset, row.beyond),
        hash: transactionText(row.hash, record.tableRow),
      }),
    );
  }
  if (rows.length > ROWS) lines.push(fill(record.more, { n: rows.length - ROWS }));
  const unknown = (result.conservation[policy] ?? []).filter((row) => unknownUnits(row) > 0n);
  if (unknown.length > 0)
    lines.push(
      fill(record.unknown, {
        policy,
        amounts: unknown
          .map((row) => {
            const info = result.assets.get(row.asset)!;
            return `${assetAmount(info, unknownUnits(row))} ${assetName(info)}`;
          })
          .join(', '),
      }),
    );
  if (result.balances !== 'exact') lines.push(record.notAll);
  return lines;
}
