/** Keys whose largest value counts, not the sum. */
const LARGEST = new Set(['biggestWrong']);

/** Sums counts key by key, through nested records; of `biggestWrong` the one with most addresses is kept. */
export function addFigures<T extends object>(a: T, b: T): T {
  return Object.fromEntries(
    Object.entries(a).map(([key, left]) => {
      const right = b[key as keyof T];
      if (typeof left === 'bigint') return [key, left + (right as bigint)];
      if (!LARGEST.has(key)) return [key, addFigures(left as object, right as object)];
      const [one, other] = [left as { addresses: bigint }, right as { addresses: bigint }];
      return [key, one.addresses >= other.addresses ? one : other];
    }),
  ) as T;
}
