import type { TagTable } from '../trace-parameters.ts';
import type { AccountName, AccountTraceResult } from './account-trace-result.ts';

/** What the addresses of an answer are called, by the number of their home account. */
export function listNames(
  tags: TagTable,
  { hops, terminals }: Pick<AccountTraceResult, 'hops' | 'terminals'>,
): AccountName[] {
  const met = new Map<number, string>();
  for (const { home, address } of terminals) met.set(home, address);
  for (const { from, fromAddress, to, toAddress } of hops) met.set(from, fromAddress).set(to, toAddress);
  return [...met]
    .sort(([a], [b]) => a - b)
    .flatMap(([home, address]) => {
      const tag = tags.get(home);
      return tag ? [{ home, address, tag }] : [];
    });
}
