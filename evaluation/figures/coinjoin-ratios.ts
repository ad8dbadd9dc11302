import { type CoinJoinFigures, MIX_KINDS, OTHER_KINDS, type TransactionKind } from './coinjoin-figures.ts';
import type { Ratio } from './ratio.ts';

/** Transactions called CoinJoins that are; CoinJoins that are called so; others that are called so (false alarms). */
export function coinJoinRatios(figures: CoinJoinFigures): {
  readonly precision: Ratio;
  readonly recall: Ratio;
  readonly falseAlarms: Ratio;
} {
  const sum = (kinds: readonly TransactionKind[], key: 'transactions' | 'flagged') =>
    kinds.reduce((total, kind) => total + figures[kind][key], 0n);
  const hits = sum(MIX_KINDS, 'flagged');
  const falseHits = sum(OTHER_KINDS, 'flagged');
  return {
    precision: { hits, of: hits + falseHits },
    recall: { hits, of: sum(MIX_KINDS, 'transactions') },
    falseAlarms: { hits: falseHits, of: sum(OTHER_KINDS, 'transactions') },
  };
}
