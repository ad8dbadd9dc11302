import type {
  AccountTerminal,
  AccountTraceResult,
} from '../../../../src/tracing/accounts/account-trace-result.ts';

/** Base units by `address asset policy`, or by what `name` makes of an end; ends that hold nothing are left out. */
export function accountEnds(
  result: AccountTraceResult,
  name: (end: AccountTerminal) => string = ({ address }) => address,
): Map<string, bigint> {
  const ends = new Map<string, bigint>();
  for (const end of result.terminals) {
    const asset = result.assets.get(end.asset)!.contract ?? 'coin';
    for (const [policy, amount] of Object.entries(end.amounts)) {
      const key = `${name(end)} ${asset} ${policy}`;
      if (amount > 0n) ends.set(key, (ends.get(key) ?? 0n) + amount);
    }
  }
  return new Map([...ends].sort(([a], [b]) => (a < b ? -1 : 1)));
}
