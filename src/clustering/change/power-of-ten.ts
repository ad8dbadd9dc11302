import type { ChangeHeuristic } from './change-heuristic.ts';
import { outputsWhere } from './outputs-where.ts';

/**
 * The one output whose value in satoshi does not end in so many zeros while all others do: `digits` 6 is a multiple of
 * 0.01 BTC. Source: METHODS A.2.5 (BlockSci).
 */
export function powerOfTen(digits: number): ChangeHeuristic {
  const round = 10n ** BigInt(digits);
  return (transaction) => {
    const odd = outputsWhere(transaction, ({ value }) => value % round !== 0n);
    const owned = outputsWhere(transaction, () => true);
    return odd.length === 1 && owned.length > 1 ? odd : [];
  };
}
