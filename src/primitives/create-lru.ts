/** A map that forgets what was not asked for the longest, so that its weight stays at or below a limit. */
export interface Lru<K, V> {
  get(key: K): V | undefined;
  /** A value that is heavier than the limit is not kept. */
  set(key: K, value: V): void;
}

export function createLru<K, V>(limit: number, weightOf: (value: V) => number = () => 1): Lru<K, V> {
  const kept = new Map<K, V>();
  let weight = 0;

  function forget(key: K): void {
    const value = kept.get(key);
    if (value !== undefined && kept.delete(key)) weight -= weightOf(value);
  }
  return {
    get(key) {
      const value = kept.get(key);
      // A map keeps the order of insertion: what is used goes to the end.
      if (value !== undefined && kept.delete(key)) kept.set(key, value);
      return value;
    },
    set(key, value) {
      forget(key);
      if (weightOf(value) > limit) return;
      kept.set(key, value);
      weight += weightOf(value);
      for (const oldest of kept.keys()) {
        if (weight <= limit) return;
        forget(oldest);
      }
    },
  };
}
