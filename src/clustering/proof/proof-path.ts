import { JejakError } from '../../primitives/jejak-error.ts';

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
 * Errors: CLUSTERS_DAMAGED where the merges are no forest, so that the search would not end.
 */
export function proofPath<M extends ForestMerge>(
  mergeOf: (root: number) => M | undefined,
  a: number,
  b: number,
): M[] | undefined {
  const path: M[] = [];
  // Pieces still to be filled in, the next one last: no recursion, a path may be long. A piece of one side of a merge
  // was joined before that merge.
  const open: ({ readonly from: number; readonly to: number; readonly before: number } | M)[] = [
    { from: a, to: b, before: Number.POSITIVE_INFINITY },
  ];
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    if ('loser' in piece) {
      path.push(piece);
      continue;
    }
    const { from, to, before } = piece;
    if (from === to) continue;
    const joined = joiningMerge(mergeOf, from, to);
    if (!joined && before === Number.POSITIVE_INFINITY) return undefined;
    if (!joined || joined.merge.number >= before) throw damaged(before);
    const { merge, fromLoses } = joined;
    // The merge's own ends: which of the two lay on the side of `from`.
    const aLoses = rootBefore(mergeOf, merge.a, merge.number) === merge.loser;
    const [near, far] = aLoses === fromLoses ? [merge.a, merge.b] : [merge.b, merge.a];
    const inside = merge.number;
    open.push(
      { from: far, to, before: inside },
      { ...merge, a: near, b: far },
      { from, to: near, before: inside },
    );
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
  let last = -1;
  for (let merge = mergeOf(address); merge; merge = mergeOf(merge.winner)) {
    // A root loses its place after it has won others.
    if (merge.number <= last) throw damaged(merge.number);
    last = merge.number;
    yield { root: merge.winner, by: merge };
  }
}

/** The root of an address just before a merge. */
function rootBefore<M extends ForestMerge>(
  mergeOf: (root: number) => M | undefined,
  address: number,
  number: number,
): number {
  let root = address;
  for (const station of stations(mergeOf, address)) {
    if (station.by && station.by.number >= number) break;
    root = station.root;
  }
  return root;
}

function damaged(row: number): JejakError {
  return new JejakError('CLUSTERS_DAMAGED', { meta: { file: 'merge.u32x6', row } });
}
