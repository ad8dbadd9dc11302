import { TX_PRINT } from '../../chains/bitcoin/tx-print.ts';
import type { ChangeSpend, ChangeTransaction } from './change-transaction.ts';
import { outputsWhere } from './outputs-where.ts';

interface Signal {
  readonly match: number;
  readonly mismatch: number;
  readonly same: (here: ChangeTransaction, there: ChangeSpend) => boolean;
}

const VERSION = TX_PRINT.version1 | TX_PRINT.version2;

/** Points for and against. Source: METHODS part B (GraphSense's weights for comparing transactions). */
const SIGNALS: readonly Signal[] = [
  { match: 5, mismatch: 30, same: (a, b) => (a.print & VERSION) === (b.print & VERSION) },
  { match: 3, mismatch: 25, same: (a, b) => (a.print & TX_PRINT.rbf) === (b.print & TX_PRINT.rbf) },
  { match: 3, mismatch: 20, same: (a, b) => (a.print & TX_PRINT.segwit) === (b.print & TX_PRINT.segwit) },
  { match: 4, mismatch: 15, same: (a, b) => pattern(a.locktime) === pattern(b.locktime) },
  {
    match: 2,
    mismatch: 10,
    same: (a, b) => (a.print & TX_PRINT.bip69Outputs) === (b.print & TX_PRINT.bip69Outputs),
  },
  { match: 3, mismatch: 10, same: (a, b) => a.outputs.length === b.outputs },
];

/**
 * Wallet fingerprint: outputs whose spending transaction looks as if the same wallet had made it: nothing speaks against
 * it. An unspent output has no print and is left out. Source: METHODS A.2.8; Kappos et al. 2022 use the continuity of
 * prints along peel chains.
 */
export function walletPrint(transaction: ChangeTransaction): readonly number[] {
  return outputsWhere(transaction, ({ spend }) => {
    if (!spend) return false;
    let score = 0;
    for (const { match, mismatch, same } of SIGNALS) score += same(transaction, spend) ? match : -mismatch;
    return score > 0;
  });
}

/** No lock, a height, or a time (BIP 65's border). */
function pattern(locktime: number): 'none' | 'height' | 'time' {
  return locktime === 0 ? 'none' : locktime < 500_000_000 ? 'height' : 'time';
}
