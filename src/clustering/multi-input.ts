import { NO_ADDRESS } from '../graph/flow-source.ts';
import { HOLD_REASONS, type MergeGuard } from './guard/merge-guard.ts';
import { ruleWord } from './merge-rule.ts';

/** Transactions of one run: which inputs each has, whether it is left out, and the address of every input. */
export interface CoSpends {
  /** Id of the first transaction. */
  readonly firstTx: number;
  readonly transactions: number;
  /** Inputs of transaction i: inputStart[i] .. inputStart[i + 1], counted within `inputAddress`. */
  readonly inputStart: Uint32Array;
  /** Not zero: a coinbase or a CoinJoin, whose inputs say nothing about one owner. */
  readonly excluded: Uint8Array;
  readonly inputAddress: Uint32Array;
}

/** Numbers a merge takes: the root that lost and the one that stays, the two addresses, the transaction, ruleWord. */
export const MERGE_WORDS = 6;

/** Where merges go. */
export interface MergeLog {
  readonly rows: Uint32Array;
  /** Words in `rows`. */
  filled: number;
  /** Called when there is no room; has to set `filled` to 0. */
  flush(): void;
}

const RULE = ruleWord('multi-input');
const SIZE = HOLD_REASONS.indexOf('size');

/**
 * Multi-input clustering (METHODS A.1; Meiklejohn et al. 2013, heuristic 1): all addresses that a transaction spends
 * from are one owner's, but for CoinJoins. `forest` is the array of createUnionFind, here with the walk and the union
 * in the loop itself: this runs once for every input of a chain. Each successful union is logged once, which gives a
 * spanning forest of evidence. A merge that the guard does not allow is not made.
 */
export function multiInput(
  { forest, guard }: { readonly forest: Int32Array; readonly guard: MergeGuard },
  run: CoSpends,
  log: MergeLog,
): void {
  const { inputStart, inputAddress, excluded, firstTx, transactions } = run;
  const { marks, limit, holds } = guard;
  const { rows } = log;
  let filled = log.filled;
  let start = inputStart[0]!;
  for (let tx = 0; tx < transactions; tx++) {
    let i = start;
    const end = inputStart[tx + 1]!;
    start = end;
    if (excluded[tx] !== 0) continue;
    while (i < end && inputAddress[i] === NO_ADDRESS) i++;
    if (end - i < 2) continue;
    const anchor = inputAddress[i]!;
    let root = anchor;
    for (let up = forest[root]!; up >= 0; up = forest[root]!) {
      const next = forest[up]!;
      if (next < 0) {
        root = up;
        break;
      }
      forest[root] = next;
      root = next;
    }
    for (i++; i < end; i++) {
      const address = inputAddress[i]!;
      if (address === NO_ADDRESS || address === anchor) continue;
      let other = address;
      for (let up = forest[other]!; up >= 0; up = forest[other]!) {
        const next = forest[up]!;
        if (next < 0) {
          other = up;
          break;
        }
        forest[other] = next;
        other = next;
      }
      if (other === root) continue;
      const [here, there] = [forest[root]!, forest[other]!];
      const doubtful =
        (here <= limit && there <= limit) || (marks !== undefined && (marks[root]! & marks[other]!) !== 0);
      if (doubtful && marks === undefined) {
        // Size is the only reason there can be: noted here, because on a collapsing chain this is the common case.
        if (holds.filled + 4 > holds.rows.length) holds.flush();
        const { rows: held } = holds;
        held[holds.filled] = anchor;
        held[holds.filled + 1] = address;
        held[holds.filled + 2] = firstTx + tx;
        held[holds.filled + 3] = SIZE;
        holds.filled += 4;
        continue;
      }
      if (doubtful) {
        const roots = { rootA: root, rootB: other, sizeA: -here, sizeB: -there };
        if (!guard.allows({ ...roots, a: anchor, b: address, tx: firstTx + tx })) continue;
      }
      let loser = other;
      if (other < root) {
        loser = root;
        root = other;
      }
      forest[root] = here + there;
      forest[loser] = root;
      if (marks !== undefined && marks[loser] !== 0) guard.merged(root, loser);
      if (filled + MERGE_WORDS > rows.length) {
        log.filled = filled;
        log.flush();
        filled = 0;
      }
      rows[filled] = loser;
      rows[filled + 1] = root;
      rows[filled + 2] = anchor;
      rows[filled + 3] = address;
      rows[filled + 4] = firstTx + tx;
      rows[filled + 5] = RULE;
      filled += MERGE_WORDS;
    }
  }
  log.filled = filled;
}
