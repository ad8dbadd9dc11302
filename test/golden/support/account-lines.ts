import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import type { GoldenLine } from './golden-line.ts';

/** The ends of a trace over accounts, and the fees as the place `-`. */
export function accountLines(result: AccountTraceResult): GoldenLine[] {
  const asset = (id: number): string => {
    const info = result.assets.get(id)!;
    const token = info.tokenId === undefined ? '' : `#${info.tokenId}`;
    return info.contract === undefined ? 'coin' : `${info.contract}${token}`;
  };
  const lines: GoldenLine[] = [];
  for (const end of result.terminals)
    for (const [policy, amount] of Object.entries(end.amounts))
      lines.push({
        place: end.address === '' ? '-' : end.address,
        asset: asset(end.asset),
        reason: end.reason,
        policy: policy as TaintPolicyId,
        amount,
      });
  for (const [policy, rows] of Object.entries(result.conservation))
    for (const row of rows)
      lines.push({
        place: '-',
        asset: asset(row.asset),
        reason: 'fee',
        policy: policy as TaintPolicyId,
        amount: row.fees,
      });
  return lines;
}
