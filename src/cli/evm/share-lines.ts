import { fill } from '../../texts/fill.ts';
import type { AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import { listShares } from '../../tracing/accounts/list-shares.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { CliContext } from '../command.ts';
import { assetAmount, assetName } from './asset-name.ts';

/** What share of each start is where, through all exchanges: the only sums that can be compared over assets. */
export function shareLines(context: CliContext, result: AccountTraceResult, policy: TaintPolicyId): string[] {
  const { record, reasons, tags } = context.texts;
  // Shares do not say whether it was a category or a name that stopped them.
  const reasonOf = (where: string) =>
    where === 'tag' && result.parameters.stopAt ? tags.named : (reasons[where] ?? where);
  return (result.starts[policy] ?? []).flatMap((sums) => {
    const parts = listShares(sums);
    if (parts.length === 0) return [];
    const info = sums.chain === result.coverage.chain ? result.assets.get(sums.asset) : undefined;
    return fill(info ? record.shares : record.sharesFar, {
      value: info ? assetAmount(info, sums.started) : '',
      asset: info ? assetName(info) : '',
      name: result.labels[sums.label]!,
      policy,
      shares: parts.map(({ where, percent }) => `${percent} % ${reasonOf(where)}`).join(', '),
    });
  });
}
