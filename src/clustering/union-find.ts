/** Disjoint sets over dense ids. The root of a set is its smallest id, so the result does not depend on the order. */
export interface UnionFind {
  find(id: number): number;
  /** Members of the set of a root. */
  size(root: number): number;
  /** Joins the sets of two roots; returns the root that lost its place, or -1 when they are one. */
  link(rootA: number, rootB: number): number;
}

/**
 * Four bytes an id, in the array given (createForest): a root holds minus the size of its set, any other id the id above
 * it. Path halving keeps the paths short. Ids are below 2^31.
 */
export function createUnionFind(forest: Int32Array): UnionFind {
  return {
    find(id) {
      let at = id;
      let up = forest[at]!;
      while (up >= 0) {
        const next = forest[up]!;
        if (next < 0) return up;
        forest[at] = next;
        at = next;
        up = forest[at]!;
      }
      return at;
    },
    size: (root) => -forest[root]!,
    link(rootA, rootB) {
      if (rootA === rootB) return -1;
      const [winner, loser] = rootA < rootB ? [rootA, rootB] : [rootB, rootA];
      forest[winner] = forest[winner]! + forest[loser]!;
      forest[loser] = winner;
      return loser;
    },
  };
}
