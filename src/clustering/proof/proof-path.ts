/** What a record of a merge has to say for a path to be found. Ids are of one kind throughout. */
interface ForestMerge {
  readonly number: number;
  readonly loser: number;
  readonly winner: number;
  readonly a: number;
  readonly b: number;
}

interface Station<M> {
  readonly root: number;
  /** The merge that brought the address to this root; undefined where it starts. */
  readonly by?: M;
}

/**
 * The path from a to b in the forest of merges: the only one that there is. `mergeOf` gives the merge by which a root
 * lost its place. Reads as many merges as the path is long times the depth of the forest, whatever the cluster's size.
 * Undefined when they are in different clusters. Each step is its merge, with the ends in the direction of the path.
 */
export function proofPath<M extends ForestMerge>(
  mergeOf: (root: number) => M | undefined,
  a: number,
  b: number,
): M[] | undefined {
  const path: M[] = [];
  // Pieces still to be filled in, the next one last: no recursion, a path may be long.
  const open: ({ readonly from: number; readonly to: number } | M)[] = [{ from: a, to: b }];
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    if ('loser' in piece) {
      path.push(piece);
      continue;
    }
    const { from, to } = piece;
    if (from === to) continue;
    const joined = joiningMerge(mergeOf, from, to);
    if (!joined) return undefined;
    const { merge, fromLoses } = joined;
    // The merge's own ends: which of the two lay on the side of `from`.
    const aLoses = rootBefore(mergeOf, merge.a, merge.number) === merge.loser;
    const [near, far] = aLoses === fromLoses ? [merge.a, merge.b] : [merge.b, merge.a];
    open.push({ from: far, to }, { ...merge, a: near, b: far }, { from, to: near });
  }
  return path;
}

/** The merge that put two addresses into one cluster, and whether `from` was on the side that lost. */
function joiningMerge<M extends ForestMerge>(
  mergeOf: (root: number) => M | undefined,
  from: number,
  to: number,
) {
  const seen = new Map<number, Station<M>>();
  for (const station of stations(mergeOf, from)) seen.set(station.root, station);
  for (const station of stations(mergeOf, to)) {
    const other = seen.get(station.root);
    if (!other) continue;
    const [left, right] = [other.by, station.by];
    const later = !right || (left && left.number > right.number) ? left : right;
    return later ? { merge: later, fromLoses: later === left } : undefined;
  }
  return undefined;
}

/** The roots that an address has had, the first is itself. */
function* stations<M extends ForestMerge>(
  mergeOf: (root: number) => M | undefined,
  address: number,
): Generator<Station<M>, void> {
  yield { root: address };
  for (let merge = mergeOf(address); merge; merge = mergeOf(merge.winner))
    yield { root: merge.winner, by: merge };
}

/** The root of an address just before a merge. */
function rootBefore<M extends ForestMerge>(
  mergeOf: (root: number) => M | undefined,
  address: number,
  number: number,
): number {
  let root = address;
  for (let merge = mergeOf(root); merge && merge.number < number; merge = mergeOf(root)) root = merge.winner;
  return root;
}
