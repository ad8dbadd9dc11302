import type { TraceResult } from '../../../../src/tracing/trace-result.ts';

/** Satoshi by `txid:vout policy`, or by what `name` makes of it; ends that hold nothing are left out. */
export function endsOf(
  result: TraceResult,
  name: (end: { readonly place: string; readonly reason: string }) => string = ({ place }) => place,
): Map<string, bigint> {
  const ends = new Map<string, bigint>();
  for (const { txid, vout, reason, amounts } of result.terminals)
    for (const [policy, amount] of Object.entries(amounts)) {
      const key = `${name({ place: `${txid}:${vout}`, reason })} ${policy}`;
      if (amount > 0n) ends.set(key, (ends.get(key) ?? 0n) + amount);
    }
  return new Map([...ends].sort(([a], [b]) => (a < b ? -1 : 1)));
}
