import { fill } from '../../texts/fill.ts';
import type { AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { CliContext } from '../command.ts';
import { assetAmount, assetName } from './asset-name.ts';

/**
 * What share of each start is where, in its own units through all exchanges: the only sums that can be compared over
 * assets. Shares are cut to hundredths of a percent, so that together they are never more than the whole.
 */
export function shareLines(context: CliContext, result: AccountTraceResult, policy: TaintPolicyId): string[] {
  const { record, says, reasons } = context.texts;
  return (result.starts[policy] ?? []).map(({ label, asset, started, ended, fees }) => {
    const info = result.assets.get(asset);
    const parts: [string, bigint][] = Object.entries(ended).map(([reason, units]) => [
      reasons[reason] ?? reason,
      units ?? 0n,
    ]);
    if (fees > 0n) parts.push([says.traceFees, fees]);
    parts.sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
    return fill(record.shares, {
      value: info ? assetAmount(info, started) : '',
      asset: info ? assetName(info) : '',
      name: result.labels[label]!,
      policy,
      shares: parts.map(([name, units]) => `${percent(units, started)} % ${name}`).join(', '),
    });
  });
}

function percent(units: bigint, whole: bigint): string {
  const hundredths = (units * 10_000n) / whole;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
