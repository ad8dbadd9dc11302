import { groupBy } from '../../primitives/group-by.ts';
import { candidatesOf } from './candidates-of.ts';
import type { DemixCandidates, MixerNotes } from './mixer-notes.ts';

/** Transactions between two addresses that have nothing to do with a mixer, in one direction. */
export interface DirectLink {
  readonly from: string;
  readonly to: string;
  readonly transactions: number;
}

const LEAST = 3;

/**
 * Tutela's fourth rule: depositor and recipient have at least three transactions with each other outside of the mixer,
 * both directions together. The caller leaves services out: everybody deals with an exchange.
 */
export function linkedAddresses(
  { deposits, withdrawals }: MixerNotes,
  links: readonly DirectLink[],
  least = LEAST,
): DemixCandidates[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { from, to, transactions } of links) {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const row = counts.get(a) ?? new Map<string, number>();
      row.set(b, (row.get(b) ?? 0) + transactions);
      counts.set(a, row);
    }
  }
  const known = groupBy(deposits, ({ pool, address }) => `${pool} ${address}`);
  return withdrawals.flatMap((withdrawal) => {
    const friends = [...(counts.get(withdrawal.recipient) ?? [])].filter(
      ([address, count]) => count >= least && address !== withdrawal.recipient,
    );
    const own = friends
      .flatMap(([address]) => known.get(`${withdrawal.pool} ${address}`) ?? [])
      .filter(({ order }) => order < withdrawal.order)
      .sort((a, b) => a.order - b.order);
    const found = candidatesOf(withdrawal, {
      heuristic: 'linked-addresses',
      deposits: own,
      evidence: Object.fromEntries(friends.map(([address, count]) => [address, count])),
    });
    return found ? [found] : [];
  });
}
