import type { AccountCoverage } from '../../graph/account-source.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** What the data of an account chain cover, and what is missing in them. */
export function coverageLines(context: CliContext, coverage: AccountCoverage): string[] {
  const { says, record } = context.texts;
  const { chain, firstNumber, tipHeight, blocks, manifestHash } = coverage;
  const time = formatTime(coverage.tipTime);
  const lines = [
    fill(says.ledgerCoverage, {
      chain,
      first: firstNumber,
      tip: tipHeight,
      time,
      blocks,
      hash: manifestHash,
    }),
  ];
  const all = tipHeight - firstNumber + 1;
  // A table says so of all its heights, see below.
  if (coverage.sourced > coverage.flowTable)
    lines.push(fill(record.sourced, { n: coverage.sourced, m: blocks }));
  if (coverage.flowTable > 0) {
    lines.push(fill(record.flowTable, { n: coverage.flowTable, m: blocks }));
    return lines;
  }
  if (blocks < all) lines.push(fill(record.gaps, { n: blocks, m: all }));
  if (firstNumber > 0) lines.push(fill(record.late, { first: firstNumber }));
  if (coverage.noReceipts > 0) lines.push(fill(record.noReceipts, { n: coverage.noReceipts, m: blocks }));
  if (coverage.noTraces > 0) lines.push(fill(record.noTraces, { n: coverage.noTraces, m: blocks }));
  return lines;
}
