import type { TraceResult } from '../../../src/tracing/trace-result.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import type { GoldenLine } from './golden-line.ts';

/** The ends of a trace over outputs, and the fees as the place `-`. */
export function outputLines(result: TraceResult): GoldenLine[] {
  const lines = result.terminals.flatMap(({ txid, vout, reason, amounts }) =>
    Object.entries(amounts).map(
      ([policy, amount]): GoldenLine => ({
        place: `${txid}:${vout}`,
        asset: 'coin',
        reason,
        policy: policy as TaintPolicyId,
        amount,
      }),
    ),
  );
  for (const [policy, { fees }] of Object.entries(result.conservation))
    lines.push({ place: '-', asset: 'coin', reason: 'fee', policy: policy as TaintPolicyId, amount: fees });
  return lines;
}
