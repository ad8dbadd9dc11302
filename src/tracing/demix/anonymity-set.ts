import { groupBy } from '../../primitives/group-by.ts';
import type { MixerNotes, MixerWithdrawal } from './mixer-notes.ts';

/**
 * For each withdrawal the notes in its pool just before: deposits before it less withdrawals before it. Any of them may
 * be the one, and of those that are gone nobody knows which they were. The chain forbids less than 1; a smaller number
 * here means that deposits are missing in the input.
 */
export function anonymitySets({ deposits, withdrawals }: MixerNotes): ReadonlyMap<MixerWithdrawal, number> {
  const sets = new Map<MixerWithdrawal, number>();
  const depositsOf = groupBy(deposits, ({ pool }) => pool);
  for (const [pool, own] of groupBy(withdrawals, (withdrawal) => withdrawal.pool)) {
    const orders = (depositsOf.get(pool) ?? []).map(({ order }) => order).sort((a, b) => a - b);
    let paidIn = 0;
    for (const [gone, withdrawal] of [...own].sort((a, b) => a.order - b.order).entries()) {
      while (paidIn < orders.length && orders[paidIn]! < withdrawal.order) paidIn++;
      sets.set(withdrawal, paidIn - gone);
    }
  }
  return sets;
}
