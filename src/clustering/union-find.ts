/** Disjoint sets over dense ids. The root of a set is its smallest id, so the result does not depend on the order. */
export interface UnionFind {
  find(id: number): number;
  /** Joins the sets of two roots; returns the root that lost its place, or -1 when they are one. */
  link(rootA: number, rootB: number): number;
}

/** Four bytes an id, in the array given: `parent[i] === i` marks a root. Path halving keeps the paths short. */
export function createUnionFind(parent: Uint32Array): UnionFind {
  function find(id: number): number {
    let at = id;
    let up = parent[at]!;
    while (up !== at) {
      const next = parent[up]!;
      parent[at] = next;
      at = next;
      up = parent[at]!;
    }
    return at;
  }
  return {
    find,
    link(rootA, rootB) {
      if (rootA === rootB) return -1;
      const loser = rootA < rootB ? rootB : rootA;
      parent[loser] = rootA < rootB ? rootA : rootB;
      return loser;
    },
  };
}
