import { formatAmount } from '../../primitives/amount.ts';
import { BTC } from '../../primitives/asset.ts';
import { fill } from '../../texts/fill.ts';
import type { ReportTexts } from '../../texts/report/report-texts.ts';
import type { TraceParametersEcho } from '../../tracing/trace-result.ts';
import type { MeasuredRate } from '../report-document.ts';
import type { Rate, RateTable } from './rate-table.ts';
import { shareText } from './share-text.ts';

/** The measured errors of the methods that a trace used. Policies were measured forward only. */
export function describeRates(
  parameters: TraceParametersEcho,
  table: RateTable,
  texts: ReportTexts,
): MeasuredRate[] {
  const t = texts.methods;
  const { chains, firstSeed, transactions } = table.on;
  const size = { chains, transactions, first: firstSeed, last: firstSeed + chains - 1 };
  const row = (method: string, rate: Rate, count: (value: bigint) => string): MeasuredRate => ({
    method,
    precision: shareText(t.rateShare, rate.precision, count),
    recall: shareText(t.rateShare, rate.recall, count),
    basis: fill(t.rateBasis, size),
  });
  const rows: MeasuredRate[] = [];
  if (!parameters.passCoinJoins) rows.push(row(t.rateCoinJoin, table.coinJoin, String));
  if (parameters.direction === 'forward')
    for (const policy of parameters.policies) {
      const method = fill(t.ratePolicy, { policy: t.names[policy] });
      const value = (units: bigint) => `${formatAmount({ asset: BTC, units })} ${BTC.symbol}`;
      rows.push(row(method, table.taint[policy], value));
    }
  return rows;
}
