import { NO_ADDRESS } from '../graph/flow-source.ts';

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

/** Numbers a merge takes: the root that lost, the two addresses, the transaction that spends from both. */
export const MERGE_WORDS = 4;

/** Where merges go. */
export interface MergeLog {
  readonly rows: Uint32Array;
  /** Words in `rows`. */
  filled: number;
  /** Called when there is no room; has to set `filled` to 0. */
  flush(): void;
}

/**
 * Multi-input clustering (METHODS A.1; Meiklejohn et al. 2013, heuristic 1): all addresses that a transaction spends
 * from are one owner's, but for CoinJoins. `parent` is the forest of createUnionFind, here with the walk and the union
 * in the loop itself: this runs once for every input of a chain. Each successful union is logged once, which gives a
 * spanning forest of evidence.
 */
export function multiInput(parent: Uint32Array, run: CoSpends, log: MergeLog): void {
  const { inputStart, inputAddress, excluded, firstTx, transactions } = run;
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
    for (let up = parent[root]!; up !== root; up = parent[root]!) {
      const next = parent[up]!;
      parent[root] = next;
      root = next;
    }
    for (i++; i < end; i++) {
      const address = inputAddress[i]!;
      if (address === NO_ADDRESS || address === anchor) continue;
      let other = address;
      for (let up = parent[other]!; up !== other; up = parent[other]!) {
        const next = parent[up]!;
        parent[other] = next;
        other = next;
      }
      if (other === root) continue;
      let loser = other;
      if (other < root) {
        loser = root;
        root = other;
      }
      parent[loser] = root;
      if (filled + MERGE_WORDS > rows.length) {
        log.filled = filled;
        log.flush();
        filled = 0;
      }
      rows[filled] = loser;
      rows[filled + 1] = anchor;
      rows[filled + 2] = address;
      rows[filled + 3] = firstTx + tx;
      filled += MERGE_WORDS;
    }
  }
  log.filled = filled;
}
