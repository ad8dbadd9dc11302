/** A place in time and amount; amount undefined: unknown, which fits every amount. */
export interface RangeItem {
  /** UTC seconds. */
  readonly time: number;
  readonly amount: bigint | undefined;
}

export interface RangeQuery {
  /** UTC seconds, both included. */
  readonly from: number;
  readonly to: number;
  /** Both included; absent: every amount. */
  readonly amounts?: { readonly least: bigint; readonly most: bigint };
  /** How many items are wanted. */
  readonly limit: number;
}

export interface RangeAnswer<T> {
  readonly total: number;
  /** The earliest of them, those of the same second in the order in which they were given. */
  readonly first: readonly T[];
}

/**
 * Finds items by time and amount. A tree of merged lists: items stand sorted by amount, every node holds its own in the
 * order of time. n log n to make, at the first question; log² n a question, whatever the items are.
 */
export function rangeIndex<T extends RangeItem>(items: readonly T[]): (query: RangeQuery) => RangeAnswer<T> {
  let tree: ReturnType<typeof treeOf<T>> | undefined;
  return (query) => {
    if (items.length <= FEW) return scan(items, query);
    tree ??= treeOf(items);
    return ask(tree, query);
  };
}

/** So many are looked at one by one. */
const FEW = 12;

function scan<T extends RangeItem>(
  items: readonly T[],
  { from, to, amounts, limit }: RangeQuery,
): RangeAnswer<T> {
  const found = items.filter(
    ({ time, amount }) =>
      time >= from &&
      time <= to &&
      (!amounts || amount === undefined || (amount >= amounts.least && amount <= amounts.most)),
  );
  if (found.length > 1) found.sort((a, b) => a.time - b.time);
  return { total: found.length, first: found.slice(0, limit) };
}

interface Tree<T> {
  /** In the order of time. */
  readonly items: readonly T[];
  readonly times: Float64Array;
  /** Known amounts in ascending order. */
  readonly amounts: readonly bigint[];
  /** Level l: blocks of 2^l neighbours by amount; in each, numbers of items in the order of time. */
  readonly levels: readonly Int32Array[];
  /** Numbers of the items whose amount is unknown. */
  readonly unknown: Int32Array;
}

function treeOf<T extends RangeItem>(given: readonly T[]): Tree<T> {
  const items = given.toSorted((a, b) => a.time - b.time);
  const numbers = items.map((_, i) => i);
  const known = numbers.filter((i) => items[i]!.amount !== undefined);
  const amountOf = (i: number): bigint => items[i]!.amount!;
  known.sort((a, b) => (amountOf(a) < amountOf(b) ? -1 : amountOf(a) > amountOf(b) ? 1 : 0));
  const levels = [Int32Array.from(known)];
  for (let size = 1; size < known.length; size *= 2) {
    const below = levels[levels.length - 1]!;
    const level = new Int32Array(known.length);
    for (let at = 0; at < known.length; at += 2 * size) {
      let [a, b, to] = [at, Math.min(at + size, known.length), at];
      const [middle, end] = [b, Math.min(at + 2 * size, known.length)];
      while (to < end)
        level[to++] = b >= end || (a < middle && below[a]! < below[b]!) ? below[a++]! : below[b++]!;
    }
    levels.push(level);
  }
  return {
    items,
    times: Float64Array.from(items, ({ time }) => time),
    amounts: known.map(amountOf),
    levels,
    unknown: Int32Array.from(numbers.filter((i) => items[i]!.amount === undefined)),
  };
}

function ask<T>(tree: Tree<T>, { from, to, amounts, limit }: RangeQuery): RangeAnswer<T> {
  const { items, times, levels, unknown } = tree;
  const first = lowest(times.length, (i) => times[i]! >= from);
  const after = lowest(times.length, (i) => times[i]! > to);
  let total = 0;
  const found: number[] = [];
  // Numbers follow time, so that a span of time is a span of numbers.
  const look = (list: Int32Array, [at, end]: readonly [number, number]) => {
    const begin = at + lowest(end - at, (i) => list[at + i]! >= first);
    const stop = at + lowest(end - at, (i) => list[at + i]! >= after);
    total += Math.max(0, stop - begin);
    for (let i = begin; i < Math.min(stop, begin + limit); i++) found.push(list[i]!);
  };
  look(unknown, [0, unknown.length]);
  let low = amounts ? lowest(tree.amounts.length, (i) => tree.amounts[i]! >= amounts.least) : 0;
  const high = amounts
    ? lowest(tree.amounts.length, (i) => tree.amounts[i]! > amounts.most)
    : tree.amounts.length;
  while (low < high) {
    let level = 0;
    while (low % (2 << level) === 0 && low + (2 << level) <= high) level++;
    look(levels[level]!, [low, low + (1 << level)]);
    low += 1 << level;
  }
  found.sort((a, b) => a - b);
  return { total, first: found.slice(0, limit).map((i) => items[i]!) };
}

/** The first number below `count` for which `holds`, which holds from there on; else `count`. */
function lowest(count: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
