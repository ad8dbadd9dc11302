import type { ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

/**
 * Outputs whose spending transaction pays the same fee for its weight, to 1 in 100; an unspent one stays possible.
 * Source: METHODS A.2.6 (BlockSci's fixed fee). Compared by cross multiplication, in whole numbers.
 */
export function feeRate(transaction: ChangeTransaction): readonly number[] {
  const { fee, weight } = transaction;
  return outputsWhere(transaction, ({ spend }) => {
    if (!spend) return true;
    const [here, there] = [fee * BigInt(spend.weight), spend.fee * BigInt(weight)];
    const apart = here > there ? here - there : there - here;
    return apart * 100n <= here;
  });
}
