import { groupBy } from '../../primitives/group-by.ts';
import { candidatesOf } from './candidates-of.ts';
import type { DemixCandidates, MixerNotes } from './mixer-notes.ts';

/**
 * Tutela's first rule: who withdraws to the address from which it deposited earlier into the same pool, withdraws one
 * of those deposits. False where people pay into an address that somebody else deposits from.
 */
export function addressMatch({ deposits, withdrawals }: MixerNotes): DemixCandidates[] {
  const known = groupBy(deposits, ({ pool, address }) => `${pool} ${address}`);
  return withdrawals.flatMap((withdrawal) => {
    const own = (known.get(`${withdrawal.pool} ${withdrawal.recipient}`) ?? []).filter(
      ({ order }) => order < withdrawal.order,
    );
    const found = candidatesOf(withdrawal, {
      heuristic: 'address-match',
      deposits: own,
      evidence: { address: withdrawal.recipient, deposits: own.length },
    });
    return found ? [found] : [];
  });
}
