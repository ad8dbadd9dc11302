/** The value that occurs most often among those that `take` allows, the lowest of several; undefined for none. */
export function mostCommon(
  counts: ReadonlyMap<bigint, number>,
  take: (value: bigint) => boolean = () => true,
): { readonly value: bigint; readonly count: number } | undefined {
  let best: { value: bigint; count: number } | undefined;
  for (const [value, count] of counts) {
    if (!take(value)) continue;
    if (!best || count > best.count || (count === best.count && value < best.value)) best = { value, count };
  }
  return best;
}
