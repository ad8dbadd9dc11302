import { groupBy } from '../../primitives/group-by.ts';
import { candidatesOf } from './candidates-of.ts';
import type { DemixCandidates, MixerNotes } from './mixer-notes.ts';
import { priceDoubt } from './price-doubt.ts';

/**
 * Tutela's second rule: a gas price that only one deposit of the pool has, and that a later withdrawal without a
 * relayer has too: one person typed the same odd number twice. Only for gas prices that people choose: from EIP-1559 on
 * (London, August 2021) the price follows from the base fee, and neither side of a pair may stand behind that fork.
 */
export function uniqueGasPrice({ deposits, withdrawals }: MixerNotes): DemixCandidates[] {
  const chosen = deposits.filter((deposit) => priceDoubt(deposit) === undefined);
  const known = groupBy(chosen, ({ pool, gasPrice }) => `${pool} ${gasPrice}`);
  return withdrawals.flatMap((withdrawal) => {
    if (priceDoubt(withdrawal) !== undefined || withdrawal.relayer !== undefined) return [];
    const same = known.get(`${withdrawal.pool} ${withdrawal.gasPrice}`) ?? [];
    if (same.length !== 1 || same[0]!.order >= withdrawal.order) return [];
    const found = candidatesOf(withdrawal, {
      heuristic: 'unique-gas-price',
      deposits: same,
      evidence: { gasPrice: `${withdrawal.gasPrice}` },
    });
    return found ? [found] : [];
  });
}
