/** Disjoint sets over dense ids. The root of a set is its smallest id, so the result does not depend on the order. */
export interface UnionFind {
  find(id: number): number;
  /** Joins two sets; returns the root that lost its place, or -1 when they were one set already. */
  union(a: number, b: number): number;
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
    union(a, b) {
      const rootA = find(a);
      const rootB = find(b);
      if (rootA === rootB) return -1;
      if (rootA < rootB) {
        parent[rootB] = rootA;
        return rootB;
      }
      parent[rootA] = rootB;
      return rootA;
    },
  };
}
