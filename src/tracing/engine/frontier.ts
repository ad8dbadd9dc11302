/** Keys of coming steps, the smallest first; the same key may be in it several times. */
export interface Frontier {
  keys: Float64Array;
  size: number;
}

export function createFrontier(): Frontier {
  return { keys: new Float64Array(1_024), size: 0 };
}

/** NaN when empty. */
export function peek(frontier: Frontier): number {
  return frontier.size === 0 ? Number.NaN : frontier.keys[0]!;
}

export function push(frontier: Frontier, key: number): void {
  if (frontier.size === frontier.keys.length) {
    const longer = new Float64Array(2 * frontier.size);
    longer.set(frontier.keys);
    frontier.keys = longer;
  }
  const { keys } = frontier;
  let at = frontier.size++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (keys[parent]! <= key) break;
    keys[at] = keys[parent]!;
    at = parent;
  }
  keys[at] = key;
}

/** Removes and returns the smallest key; the frontier must not be empty. */
export function pop(frontier: Frontier): number {
  const { keys } = frontier;
  const top = keys[0]!;
  const key = keys[--frontier.size]!;
  const count = frontier.size;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && keys[child + 1]! < keys[child]!) child++;
    if (keys[child]! >= key) break;
    keys[at] = keys[child]!;
    at = child;
  }
  keys[at] = key;
  return top;
}
