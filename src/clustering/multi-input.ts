import type { UnionFind } from './union-find.ts';

const NO_ADDRESS = 0xffffffff;

/** Transactions of one run: which inputs each has, whether it is left out, and the address of every input. */
export interface CoSpends {
  /** Id of the first transaction. */
  readonly firstTx: number;
  readonly transactions: number;
  /** Inputs of transaction i: inputStart[i] .. inputStart[i + 1], counted within `inputAddress`. */
  readonly inputStart: ArrayLike<number>;
  /** Not zero: a coinbase or a CoinJoin, whose inputs say nothing about one owner. */
  readonly excluded: Uint8Array;
  readonly inputAddress: Uint32Array;
}

/** Takes one merge: the root that lost, the two addresses, the transaction that spends from both. */
export type OnMerge = (loser: number, a: number, b: number, tx: number) => void;

/**
 * Multi-input clustering (METHODS A.1; Meiklejohn et al. 2013, heuristic 1): all addresses that a transaction spends
 * from are one owner's, but for CoinJoins. Each successful union is reported once, which gives a spanning forest of
 * evidence.
 */
export function multiInput(sets: UnionFind, run: CoSpends, onMerge: OnMerge): void {
  const { inputStart, inputAddress, excluded } = run;
  for (let tx = 0; tx < run.transactions; tx++) {
    const end = inputStart[tx + 1]!;
    if (excluded[tx] !== 0 || end - inputStart[tx]! < 2) continue;
    let anchor = NO_ADDRESS;
    let root = NO_ADDRESS;
    for (let i = inputStart[tx]!; i < end; i++) {
      const address = inputAddress[i]!;
      if (address === NO_ADDRESS || address === anchor) continue;
      if (anchor === NO_ADDRESS) {
        anchor = address;
        root = sets.find(anchor);
        continue;
      }
      const other = sets.find(address);
      const loser = sets.link(root, other);
      if (loser < 0) continue;
      onMerge(loser, anchor, address, run.firstTx + tx);
      if (other < root) root = other;
    }
  }
}
