import { createForest } from '../create-forest.ts';
import { proofPath } from '../proof/proof-path.ts';
import { createUnionFind } from '../union-find.ts';
import { ACCOUNT_RULES, type AccountLink } from './account-link.ts';

/** Clusters that links make. Nodes without a link are alone. */
export interface AccountClusters {
  /** The links that joined two sets, one each: a forest. The surest stand first. */
  readonly forest: readonly AccountLink[];
  /** Smallest node and size of the cluster of a node. */
  of(node: number): { readonly id: number; readonly size: number };
  /** Nodes of a cluster in ascending order. */
  members(id: number): readonly number[];
  /** The only path in the forest, each link with its ends in the direction of the path; undefined when apart. */
  path(a: number, b: number): AccountLink[] | undefined;
}

/**
 * Joins addresses by their links. The links are taken from the surest to the weakest, so that a path shows the best
 * evidence that there is; neither the clusters nor the forest depend on the order in which they are given.
 */
export function joinLinks(links: readonly AccountLink[]): AccountClusters {
  const nodes = [...new Set(links.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y);
  // Positions ascend as nodes do: the smallest position of a set is its smallest node.
  const positions = new Map(nodes.map((node, at) => [node, at]));
  const sets = createUnionFind(createForest(nodes.length));
  const merges = new Map<number, AccountLink & { number: number; loser: number; winner: number }>();
  const forest: AccountLink[] = [];
  for (const link of [...links].sort(bySurety)) {
    const roots = [sets.find(positions.get(link.a)!), sets.find(positions.get(link.b)!)] as const;
    const loser = sets.link(...roots);
    if (loser < 0) continue;
    const winner = nodes[roots[0] === loser ? roots[1] : roots[0]]!;
    merges.set(nodes[loser]!, { ...link, number: forest.length, loser: nodes[loser]!, winner });
    forest.push(link);
  }
  const rootOf = (node: number) => {
    const at = positions.get(node);
    return at === undefined ? undefined : sets.find(at);
  };
  return {
    forest,
    of(node) {
      const root = rootOf(node);
      return root === undefined ? { id: node, size: 1 } : { id: nodes[root]!, size: sets.size(root) };
    },
    members(id) {
      const root = rootOf(id);
      return root === undefined ? [id] : nodes.filter((node) => rootOf(node) === root);
    },
    path(a, b) {
      const path = proofPath((root) => merges.get(root), a, b);
      return path?.map(({ number: _number, loser: _loser, winner: _winner, ...link }) => link);
    },
  };
}

function bySurety(x: AccountLink, y: AccountLink): number {
  return (
    y.confidence - x.confidence ||
    x.a - y.a ||
    x.b - y.b ||
    ACCOUNT_RULES.indexOf(x.rule) - ACCOUNT_RULES.indexOf(y.rule) ||
    (x.asset ?? -1) - (y.asset ?? -1) ||
    (x.via ?? -1) - (y.via ?? -1) ||
    (x.evidence[0]?.tx ?? -1) - (y.evidence[0]?.tx ?? -1)
  );
}
