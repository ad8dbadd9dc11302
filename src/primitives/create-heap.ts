/** Smallest number first. Numbers may repeat. */
export interface Heap {
  readonly size: () => number;
  /** Undefined when empty. */
  readonly peek: () => number | undefined;
  readonly push: (key: number) => void;
  readonly pop: () => number | undefined;
  readonly clear: () => void;
  /** What is in it, in no order. */
  readonly keys: () => readonly number[];
}

/** Binary heap in one array. */
export function createHeap(): Heap {
  const keys: number[] = [];

  function push(key: number): void {
    let at = keys.length;
    keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      at = parent;
    }
    keys[at] = key;
  }

  function pop(): number | undefined {
    const top = keys[0];
    const key = keys.pop();
    const count = keys.length;
    if (count === 0 || key === undefined) return top;
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

  const clear = () => {
    keys.length = 0;
  };
  return { size: () => keys.length, peek: () => keys[0], push, pop, clear, keys: () => keys };
}
