/** Plain disjoint sets, smallest id first: a second opinion beside the product's own, and easy to check by eye. */
export interface DisjointSets {
  find(id: number): number;
  join(a: number, b: number): void;
}

export function disjointSets(count: number): DisjointSets {
  const parent = Uint32Array.from({ length: count }, (_, i) => i);
  const find = (id: number): number => {
    let root = id;
    while (parent[root]! !== root) root = parent[root]!;
    for (let at = id; at !== root; ) [at, parent[at]] = [parent[at]!, root];
    return root;
  };
  return {
    find,
    join(a, b) {
      const [one, other] = [find(a), find(b)];
      parent[Math.max(one, other)] = Math.min(one, other);
    },
  };
}
